package org.entente.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Converters;
import org.entente.content.Field;
import org.entente.content.Words;

/** A subject of cooperation, such as water or culture, perhaps a part of a wider one. */
@Entity
@Table(name = "topic")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "topics", position = 80)
public class Topic extends Content {
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id")
  @Field(reverse = "children")
  Topic parent;

  @Valid
  @ElementCollection
  @CollectionTable(name = "topic_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  /** The topic as one language names it. */
  @Embeddable
  public static class Text extends Words {}
}

package org.entente.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Converters;
import org.entente.content.Field;
import org.entente.content.LinkTarget;
import org.entente.content.Submitted;
import org.entente.content.Words;
import org.entente.values.LocalizedText;

/** A link in one of the portal's lists of links, such as the web ring or the footer; its title is what readers click. */
@Entity
@Table(name = "web_link")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "web-links", position = 90)
public class WebLink extends Content {
  /** Free text, so that the portal may open a new list ({@code web-ring}, {@code footer}) without a new version. */
  @Size(max = 100)
  @Column(name = "list_name")
  @Field(filterable = true)
  String list;

  @Convert(converter = Converters.OfLocalizedText.class)
  @Column(name = "list_title")
  @Field
  LocalizedText listTitle;

  @Column(name = "position_in_list")
  @Field(sortable = true)
  Integer position;

  @Embedded
  @NotNull(groups = Submitted.class)
  @Field
  LinkTarget target;

  @Valid
  @ElementCollection
  @CollectionTable(name = "web_link_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  /** The link as one language shows it. */
  @Embeddable
  public static class Text extends Words {}
}

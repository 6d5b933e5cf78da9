package org.entente.everytype;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Converters;
import org.entente.content.Field;
import org.entente.content.Submitted;
import org.entente.content.Words;
import org.entente.model.PartnerCity;
import org.entente.values.Audience;
import org.entente.values.LocalizedText;
import org.entente.values.Period;

/** The toy: a tenth type, of which nothing else in the system has heard. */
@Entity
@Table(name = "treaty")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "treaties", position = 900)
public class Treaty extends Content {
  /** What the parties agreed on. */
  public enum Kind {
    PEACE,
    TRADE
  }

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  @NotNull(groups = Submitted.class)
  @Field(filterable = true)
  Kind kind;

  @Convert(converter = Converters.OfPeriod.class)
  @Column(name = "ratified")
  @Field(filterable = true, sortable = true)
  Period ratified;

  @Convert(converter = Converters.OfLocalizedText.class)
  @Column(name = "depositary")
  @Field
  LocalizedText depositary;

  @Size(max = 200)
  @Column(name = "cipher")
  @Field(audience = Audience.INTERNAL)
  String cipher;

  @ManyToMany
  @JoinTable(name = "treaty_partner", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "partner_id"))
  @OrderColumn(name = "position")
  @Field(filterable = true)
  List<PartnerCity> partners = new ArrayList<>();

  @Valid
  @ElementCollection
  @CollectionTable(name = "treaty_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  /** The treaty as one language tells it. */
  @Embeddable
  public static class Text extends Words {
    @Size(max = 2000)
    @Column(name = "preamble")
    @Field(searchable = true)
    String preamble;
  }
}

package org.entente.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import org.entente.values.Country;
import org.entente.values.LocalizedText;
import org.entente.values.Period;

/** Somebody the city has honoured: an honorary citizen, or the holder of one of its medals. */
@Entity
@Table(name = "person")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "people", position = 70)
public class Person extends Content {
  @Size(max = 300)
  @Column(name = "person_name")
  @NotBlank(groups = Submitted.class)
  @Field(searchable = true)
  String name;

  @Valid
  @ElementCollection
  @CollectionTable(name = "person_honour", joinColumns = @JoinColumn(name = "content_id"))
  @OrderColumn(name = "position")
  @Field
  List<Honour> honours = new ArrayList<>();

  @Convert(converter = Converters.OfCountry.class)
  @Column(name = "country")
  @Field(filterable = true)
  Country country;

  @Valid
  @ElementCollection
  @CollectionTable(name = "person_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  /** A distinction the city conferred. */
  @Embeddable
  public static class Honour {
    /** What the city can confer. */
    public enum Kind {
      HONORARY_CITIZEN,
      MEDAL,
      OTHER
    }

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    @Field(filterable = true)
    Kind kind;

    @Convert(converter = Converters.OfLocalizedText.class)
    @Column(name = "label")
    @Field
    LocalizedText label;

    @Convert(converter = Converters.OfPeriod.class)
    @Column(name = "conferred")
    @Field
    Period date;
  }

  /** The person as one language tells it. */
  @Embeddable
  public static class Text extends Words {}
}

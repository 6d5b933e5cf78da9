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
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
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
import org.entente.values.Audience;
import org.entente.values.Country;
import org.entente.values.FieldRole;
import org.entente.values.LocalizedText;
import org.entente.values.Point;

/** A city the office works with, or an organisation or a network of cities. One partner, however many pacts. */
@Entity
@Table(name = "partner_city")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "partners", position = 20)
public class PartnerCity extends Content {
  /** Only a city is sure to have a place on the map. */
  public enum Kind {
    CITY,
    ORGANISATION,
    NETWORK
  }

  /** The parts of the world by which the office divides its work; a partner may be in several. */
  public enum Area {
    EUROPE,
    MEDITERRANEAN,
    FRANCOPHONIE,
    AFRICA,
    ASIA,
    AMERICAS,
    MIDDLE_EAST,
    OCEANIA
  }

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  @NotNull(groups = Submitted.class)
  @Field(filterable = true)
  Kind kind;

  @Size(max = 300)
  @Column(name = "official_name")
  @Field(searchable = true)
  String officialName;

  @ElementCollection
  @CollectionTable(name = "partner_city_alternative_name", joinColumns = @JoinColumn(name = "content_id"))
  @Column(name = "alternative_name")
  @OrderColumn(name = "position")
  @Field(searchable = true)
  List<@Size(max = 300) String> alternativeNames = new ArrayList<>();

  @Convert(converter = Converters.OfLocalizedText.class)
  @Column(name = "sort_name")
  @Field(sortable = true, role = FieldRole.SORT_NAME)
  LocalizedText sortName;

  @Convert(converter = Converters.OfCountry.class)
  @Column(name = "country")
  @Field(filterable = true, sortable = true)
  Country country;

  @Convert(converter = Converters.OfPoint.class)
  @Column(name = "point")
  @Field(role = FieldRole.POINT)
  Point point;

  @ElementCollection
  @CollectionTable(name = "partner_city_area", joinColumns = @JoinColumn(name = "content_id"))
  @Enumerated(EnumType.STRING)
  @Column(name = "area")
  @OrderColumn(name = "position")
  @Field(filterable = true)
  List<Area> areas = new ArrayList<>();

  @Convert(converter = Converters.OfUri.class)
  @Column(name = "website")
  @Field
  URI website;

  @Size(max = 20)
  @Pattern(regexp = "Q[1-9][0-9]*")
  @Column(name = "wikidata")
  @Field
  String wikidata;

  @ManyToMany
  @JoinTable(name = "partner_city_member_of", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "partner_id"))
  @OrderColumn(name = "position")
  @Field(reverse = "members")
  List<PartnerCity> memberOf = new ArrayList<>();

  @Size(max = 1000)
  @Column(name = "contact")
  @Field(audience = Audience.INTERNAL)
  String contact;

  @Valid
  @ElementCollection
  @CollectionTable(name = "partner_city_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  /** A method, and public, because an agreement may hold this partner as a lazy proxy whose fields are empty. */
  public boolean isKnownNotToBeACity() {
    return kind != null && kind != Kind.CITY;
  }

  /** The partner as one language tells it; the title is its usual name there (Rome, Roma). */
  @Embeddable
  public static class Text extends Words {}
}

package org.entente.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Converters;
import org.entente.content.Doubt;
import org.entente.content.Field;
import org.entente.content.Submitted;
import org.entente.content.Words;
import org.entente.values.Audience;
import org.entente.values.Country;
import org.entente.values.FieldRole;
import org.entente.values.LocalizedText;
import org.entente.values.Point;

/** A visit received by the city: who came, who welcomed them, where and when. What protocol and security know stays inside. */
@Entity
@Table(name = "reception_visit")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "visits", position = 40)
public class ReceptionVisit extends Content {
  /** How sure the visit is; calendars strike out a cancelled one. */
  public enum VisitStatus {
    PLANNED,
    CONFIRMED,
    HELD,
    CANCELLED
  }

  @Valid
  @ElementCollection
  @CollectionTable(name = "reception_visit_guest", joinColumns = @JoinColumn(name = "content_id"))
  @OrderColumn(name = "position")
  @NotEmpty(groups = Submitted.class)
  @Field
  List<Guest> guests = new ArrayList<>();

  @Valid
  @ElementCollection
  @CollectionTable(name = "reception_visit_host", joinColumns = @JoinColumn(name = "content_id"))
  @OrderColumn(name = "position")
  @Field
  List<Host> hosts = new ArrayList<>();

  @Convert(converter = Converters.OfLocalizedText.class)
  @Column(name = "place")
  @Field(role = FieldRole.PLACE)
  LocalizedText place;

  @Convert(converter = Converters.OfPoint.class)
  @Column(name = "point")
  @Field(role = FieldRole.POINT)
  Point point;

  @Column(name = "starts_at")
  @NotNull(groups = Submitted.class)
  @Field(filterable = true, sortable = true, role = FieldRole.START)
  Instant start;

  @Column(name = "ends_at")
  @Field(role = FieldRole.END)
  Instant end;

  @Convert(converter = Converters.OfZone.class)
  @Column(name = "time_zone")
  @Field(role = FieldRole.ZONE)
  ZoneId zone;

  @Enumerated(EnumType.STRING)
  @Column(name = "visit_status")
  @NotNull(groups = Submitted.class)
  @Field(filterable = true, role = FieldRole.CANCELLED)
  VisitStatus visitStatus;

  @ManyToMany
  @JoinTable(name = "reception_visit_partner", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "partner_id"))
  @OrderColumn(name = "position")
  @Field(filterable = true)
  List<PartnerCity> partners = new ArrayList<>();

  @ManyToMany
  @JoinTable(name = "reception_visit_agreement", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "agreement_id"))
  @OrderColumn(name = "position")
  @Field(filterable = true)
  List<Agreement> agreements = new ArrayList<>();

  @Size(max = 4000)
  @Column(name = "protocol_notes")
  @Field(audience = Audience.INTERNAL)
  String protocolNotes;

  @Size(max = 4000)
  @Column(name = "security_notes")
  @Field(audience = Audience.INTERNAL)
  String securityNotes;

  @Valid
  @ElementCollection
  @CollectionTable(name = "reception_visit_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  @Override
  public Stream<Doubt> doubts() {
    boolean backwards = start != null && end != null && end.isBefore(start);
    return backwards
        ? Stream.of(new Doubt("ends-before-start", "The visit ends before it starts."))
        : Stream.empty();
  }

  /** Somebody received: the order of guests is the order of protocol. */
  @Embeddable
  public static class Guest {
    /** The rank by which protocol receives. */
    public enum Kind {
      HEAD_OF_STATE,
      HEAD_OF_GOVERNMENT,
      MAYOR,
      AMBASSADOR,
      DELEGATION,
      OTHER
    }

    @Size(max = 300)
    @Column(name = "guest_name")
    @Field(searchable = true)
    String name;

    @Convert(converter = Converters.OfLocalizedText.class)
    @Column(name = "guest_role")
    @Field
    LocalizedText role;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    @Field
    Kind kind;

    @Convert(converter = Converters.OfCountry.class)
    @Column(name = "country")
    @Field
    Country country;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partner_id")
    @Field(reverse = "visits-as-guest")
    PartnerCity partner;
  }

  /** Somebody who welcomed the guests for the city. */
  @Embeddable
  public static class Host {
    @Size(max = 300)
    @Column(name = "host_name")
    @Field(searchable = true)
    String name;

    @Convert(converter = Converters.OfLocalizedText.class)
    @Column(name = "host_role")
    @Field
    LocalizedText role;
  }

  /** The visit as one language tells it. */
  @Embeddable
  public static class Text extends Words {}
}

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
import org.entente.values.FieldRole;
import org.entente.values.Period;

/** A pact signed with one or more partners. It ends but is never deleted: the city's archive depends on it. */
@Entity
@Table(name = "agreement")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "agreements", position = 10)
public class Agreement extends Content {
  /** What the signatories called it. */
  public enum Kind {
    FRIENDSHIP_AND_COOPERATION_PACT,
    TWINNING,
    MEMORANDUM,
    OTHER
  }

  /** Whether it still binds; unknown is an honest answer for an old pact. */
  public enum Status {
    IN_FORCE,
    RENEWED,
    SUSPENDED,
    ENDED,
    UNKNOWN
  }

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  @NotNull(groups = Submitted.class)
  @Field(filterable = true)
  Kind kind;

  @Column(name = "exclusive_tie")
  @Field(filterable = true)
  Boolean exclusive;

  @Convert(converter = Converters.OfPeriod.class)
  @Column(name = "signed")
  @NotNull(groups = Submitted.class)
  @Field(filterable = true, sortable = true, role = FieldRole.PERIOD)
  Period signed;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  @Field(filterable = true)
  Status status;

  @Convert(converter = Converters.OfPeriod.class)
  @Column(name = "ended")
  @Field
  Period ended;

  @ManyToMany
  @JoinTable(name = "agreement_partner", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "partner_id"))
  @OrderColumn(name = "position")
  @NotEmpty(groups = Submitted.class)
  @Field(filterable = true)
  List<PartnerCity> partners = new ArrayList<>();

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "renews_id")
  @Field(reverse = "renewed-by")
  Agreement renews;

  @ManyToMany
  @JoinTable(name = "agreement_topic", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "topic_id"))
  @OrderColumn(name = "position")
  @Field(filterable = true)
  List<Topic> topics = new ArrayList<>();

  @Size(max = 200)
  @Column(name = "archive_shelfmark")
  @Field(audience = Audience.INTERNAL)
  String archiveShelfmark;

  @Valid
  @ElementCollection
  @CollectionTable(name = "agreement_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  @Override
  public Stream<Doubt> doubts() {
    Stream.Builder<Doubt> doubts = Stream.builder();
    if (signed != null && signed.precision() == Period.Precision.INTERVAL) {
      doubts.add(new Doubt("span", "The signature is printed as a span of years (" + signed + "): when was it signed?"));
    }
    if (signed != null && ended != null && ended.to().isBefore(signed.from())) {
      doubts.add(new Doubt("ended-before-signed", "It ended (" + ended + ") before it was signed (" + signed + ")."));
    }
    if (partners.stream().anyMatch(partner -> partner != null && partner.isKnownNotToBeACity())) {
      doubts.add(new Doubt("not-a-city", "A partner is an organisation or a network, not a city: is that meant?"));
    }
    return doubts.build();
  }

  /** The agreement as one language tells it. */
  @Embeddable
  public static class Text extends Words {}
}

package org.entente.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.content.AnyReference;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Converters;
import org.entente.content.Doubt;
import org.entente.content.Field;
import org.entente.content.LinkTarget;
import org.entente.content.Words;
import org.entente.values.DeliveryQuery;
import org.entente.values.FieldRole;
import org.entente.values.LocalizedText;
import org.entente.values.Period;

/** A page of the portal and its place in the tree: what it leads with, what it lists, and the call it may carry. */
@Entity
@Table(name = "section")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "sections", position = 60)
public class Section extends Content {
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id")
  @Field(filterable = true, reverse = "children")
  Section parent;

  @Column(name = "position_in_parent")
  @Field(filterable = true, sortable = true)
  Integer position;

  @Convert(converter = Converters.OfLocalizedText.class)
  @Column(name = "short_title")
  @Field
  LocalizedText shortTitle;

  @ElementCollection
  @CollectionTable(name = "section_lead", joinColumns = @JoinColumn(name = "content_id"))
  @OrderColumn(name = "position")
  @Field
  List<AnyReference> leads = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "section_related", joinColumns = @JoinColumn(name = "content_id"))
  @OrderColumn(name = "position")
  @Field(reverse = "related-sections")
  List<AnyReference> related = new ArrayList<>();

  @Embedded
  @Field(reverse = "sections-leading-here")
  LinkTarget target;

  @Convert(converter = Converters.OfPeriod.class)
  @Column(name = "period")
  @Field(role = FieldRole.PERIOD)
  Period period;

  @Valid
  @Embedded
  @Field
  Call call;

  @Valid
  @ElementCollection
  @CollectionTable(name = "section_listing", joinColumns = @JoinColumn(name = "content_id"))
  @OrderColumn(name = "position")
  @Field
  List<Listing> listings = new ArrayList<>();

  @Valid
  @ElementCollection
  @CollectionTable(name = "section_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  @Override
  public Stream<Doubt> doubts() {
    boolean backwards = call != null && call.opens != null && call.closes != null && call.closes.isBefore(call.opens);
    return backwards
        ? Stream.of(new Doubt("closes-before-opening", "The call closes before it opens."))
        : Stream.empty();
  }

  /** A call for projects or applications, open between two days, both included. */
  @Embeddable
  public static class Call {
    @Convert(converter = Converters.OfLocalizedText.class)
    @Column(name = "call_label")
    @Field
    LocalizedText label;

    @Column(name = "call_opens")
    @Field
    LocalDate opens;

    @Column(name = "call_closes")
    @Field
    LocalDate closes;
  }

  /** A list the page shows, kept as the question that finds it, so that it never falls behind. */
  @Embeddable
  public static class Listing {
    @Convert(converter = Converters.OfLocalizedText.class)
    @Column(name = "label")
    @Field
    LocalizedText label;

    @Convert(converter = Converters.OfQuery.class)
    @Column(name = "delivery_query")
    @Field
    DeliveryQuery query;
  }

  /** The page as one language tells it. */
  @Embeddable
  public static class Text extends Words {}
}

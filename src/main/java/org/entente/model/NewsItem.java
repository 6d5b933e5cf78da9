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
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Converters;
import org.entente.content.Field;
import org.entente.content.LinkTarget;
import org.entente.content.Submitted;
import org.entente.content.Words;
import org.entente.values.FieldRole;

/** A piece of news, with the date readers see. It may tell its story itself or only point to where the story is. */
@Entity
@Table(name = "news_item")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "news", position = 50)
public class NewsItem extends Content {
  @Column(name = "display_date")
  @NotNull(groups = Submitted.class)
  @Field(filterable = true, sortable = true, role = FieldRole.DISPLAY_DATE)
  LocalDate displayDate;

  @Column(name = "pinned_until")
  @Field
  LocalDate pinnedUntil;

  @Size(max = 100)
  @Column(name = "category")
  @Field(filterable = true)
  String category;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "section_id")
  @Field(filterable = true)
  Section section;

  @ManyToMany
  @JoinTable(name = "news_item_partner", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "partner_id"))
  @OrderColumn(name = "position")
  @Field(filterable = true)
  List<PartnerCity> partners = new ArrayList<>();

  @ManyToMany
  @JoinTable(name = "news_item_agreement", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "agreement_id"))
  @OrderColumn(name = "position")
  @Field
  List<Agreement> agreements = new ArrayList<>();

  @ManyToMany
  @JoinTable(name = "news_item_visit", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "visit_id"))
  @OrderColumn(name = "position")
  @Field
  List<ReceptionVisit> visits = new ArrayList<>();

  @ManyToMany
  @JoinTable(name = "news_item_topic", joinColumns = @JoinColumn(name = "content_id"),
      inverseJoinColumns = @JoinColumn(name = "topic_id"))
  @OrderColumn(name = "position")
  @Field(filterable = true)
  List<Topic> topics = new ArrayList<>();

  @Embedded
  @Field(reverse = "news-leading-here")
  LinkTarget target;

  @Valid
  @ElementCollection
  @CollectionTable(name = "news_item_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  /** The news as one language tells it. */
  @Embeddable
  public static class Text extends Words {}
}

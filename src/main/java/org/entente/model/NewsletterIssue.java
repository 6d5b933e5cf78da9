package org.entente.model;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.content.AnyReference;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Converters;
import org.entente.content.Field;
import org.entente.content.Submitted;
import org.entente.content.Words;
import org.entente.values.FieldRole;
import org.entente.values.LocalizedText;

/** One issue of a newsletter: what it gathers, in the order it is read. Order is a fact of the issue, not of its articles. */
@Entity
@Table(name = "newsletter_issue")
@PrimaryKeyJoinColumn(name = "content_id")
@ContentType(name = "newsletter-issues", position = 30)
public class NewsletterIssue extends Content {
  @Size(max = 200)
  @Column(name = "periodical")
  @Field(filterable = true)
  String periodical;

  @PositiveOrZero
  @Column(name = "issue_number")
  @Field(filterable = true, sortable = true)
  Integer number;

  @Column(name = "issue_date")
  @NotNull(groups = Submitted.class)
  @Field(filterable = true, sortable = true, role = FieldRole.DISPLAY_DATE)
  LocalDate issueDate;

  @Valid
  @ElementCollection
  @CollectionTable(name = "newsletter_issue_entry", joinColumns = @JoinColumn(name = "content_id"))
  @OrderColumn(name = "position")
  @Field
  List<Entry> contents = new ArrayList<>();

  @Valid
  @ElementCollection
  @CollectionTable(name = "newsletter_issue_words", joinColumns = @JoinColumn(name = "content_id"))
  @MapKeyColumn(name = "locale")
  @Convert(attributeName = "key", converter = Converters.OfLocale.class)
  Map<Locale, Text> words = new HashMap<>();

  @Override
  public Map<Locale, ? extends Words> words() {
    return words;
  }

  /** A line of the table of contents: what to read, under which heading, announced how. */
  @Embeddable
  public static class Entry {
    @Embedded
    @AttributeOverride(name = "type", column = @Column(name = "item_type"))
    @AttributeOverride(name = "id", column = @Column(name = "item_id"))
    @Field
    AnyReference item;

    @Convert(converter = Converters.OfLocalizedText.class)
    @Column(name = "rubric")
    @Field
    LocalizedText rubric;

    @Convert(converter = Converters.OfLocalizedText.class)
    @Column(name = "teaser")
    @Field
    LocalizedText teaser;
  }

  /** The issue as one language tells it. */
  @Embeddable
  public static class Text extends Words {}
}

package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.history.Course;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.workflow.Review;
import org.entente.workflow.ReviewPlan;
import org.entente.workflow.ReviewPlans;
import org.entente.workflow.Standing;

/** Where the languages of a content stand: their states, what of them is live, who wrote and approved since the last review. */
@ApplicationScoped
class Standings {
  /** The way of a content with so many revisions is read from its beginning. */
  private static final int SHORT = 20;

  @Inject
  PublicationLog log;

  @Inject
  Revisions revisions;

  @Inject
  ReviewPlans plans;

  /** Two statements, however many languages; one where the way of a content shows that it was never public. */
  Of of(Content content) {
    int oldest = content.variants().values().stream().mapToInt(Variant::reviewedRevision).min().orElse(0);
    Course course = revisions.course(content.id(), content.revision() <= SHORT ? 0 : oldest);
    return new Of(plans.of(content.type()), course.isUnprinted(content.revision()) ? Map.of() : log.last(content.id()), course);
  }

  /** Two statements, however many contents. */
  Map<UUID, Of> of(Collection<Content> contents) {
    List<UUID> ids = contents.stream().map(Content::id).toList();
    Map<UUID, Map<Locale, Publication>> last = new HashMap<>();
    log.last(ids).forEach(entry -> last.computeIfAbsent(entry.contentId(), id -> new HashMap<>()).put(entry.locale(), entry));
    Map<UUID, Course> courses = revisions.courses(ids);
    return contents.stream().collect(Collectors.toMap(Content::id, content -> new Of(plans.of(content.type()),
        last.getOrDefault(content.id(), Map.of()), courses.getOrDefault(content.id(), Course.NONE))));
  }

  /** The same as it stands now: what this transaction has done itself is not read again, unless more was done than is known. */
  Of asOf(Content content, Of known) {
    return known.course.reaches(content.revision()) ? known : of(content);
  }

  /** Of a content that has just begun. */
  Of ofBegun(String type) {
    return new Of(plans.of(type), Map.of(), Course.NONE);
  }

  /** The standings of variants of many contents, by the variant's id; two statements. */
  Map<UUID, Standing> of(List<Variant> variants) {
    List<UUID> contents = variants.stream().map(Variant::contentId).distinct().toList();
    Map<UUID, Map<Locale, Publication>> last = new HashMap<>();
    log.last(contents).forEach(entry -> last.computeIfAbsent(entry.contentId(), id -> new HashMap<>()).put(entry.locale(), entry));
    Map<UUID, Course> courses = revisions.courses(contents);
    return variants.stream().collect(Collectors.toMap(Variant::id, variant -> new Of(plans.of(variant.type()),
        last.getOrDefault(variant.contentId(), Map.of()), courses.getOrDefault(variant.contentId(), Course.NONE)).standing(variant)));
  }

  /** The standings of one content at one moment of a transaction. */
  record Of(ReviewPlan plan, Map<Locale, Publication> last, Course course) {
    Standing standing(Variant variant) {
      return new Standing(variant.type(), variant.locale(), variant.state(), isLive(variant.locale()), variant.isApprovedAsItStands(),
          variant.forcedBy(), variant.schedule().isPresent(), course.writers(variant.locale(), variant.reviewedRevision()), review(variant));
    }

    /** When something has been done since. */
    Of after(Revision done) {
      return new Of(plan, last, course.and(done));
    }

    /** When the log says something new of it. */
    Of after(PublicationLog.Appended appended) {
      Map<Locale, Publication> latest = new HashMap<>(last);
      appended.entries().forEach(entry -> latest.put(entry.locale(), entry));
      return new Of(plan, latest, course);
    }

    Review review(Variant variant) {
      return new Review(plan, course.approvals(variant.locale()));
    }

    /** Whether what is public came in as already public. */
    boolean isMigrated(Locale locale) {
      return last.containsKey(locale) && last.get(locale).isMigrated();
    }

    boolean isLive(Locale locale) {
      return last.containsKey(locale) && last.get(locale).isLive();
    }
  }
}

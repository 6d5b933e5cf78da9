package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.content.Schedule;
import org.entente.content.Variant;
import org.entente.schema.ContentJson;
import org.entente.workflow.Moves;
import org.entente.workflow.Review;
import org.entente.workflow.Standing;
import org.entente.workflow.State;

/** How the editorial API shows a content, one of its languages, and its place in a list. */
@ApplicationScoped
class Representation {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Inject
  ContentJson json;

  @Inject
  Standings standings;

  @Inject
  Flags flags;

  /** Facts at the top, {@code words}, {@code variants} with the moves open to this person, {@code flags}. */
  ObjectNode whole(Content content, Actor actor) {
    return whole(content, actor, standings.of(content), flags.of(List.of(content.id())));
  }

  /** The same of a content of which this is known already. */
  ObjectNode whole(Content content, Actor actor, Standings.Of standing, List<Flag> raised) {
    ObjectNode shown = json.write(content);
    shown.put("etag", Etags.of(content)).put("revision", content.revision());
    ObjectNode variants = shown.putObject("variants");
    content.variants().values().stream().sorted((a, b) -> tag(a).compareTo(tag(b)))
        .forEach(variant -> variants.set(tag(variant), standing(JSON.objectNode(), content, variant, standing, actor)));
    shown.set("flags", flags(raised));
    return shown;
  }

  /** One language, flat: {@code {"type","id","locale","state","etag",…,"title","slug","summary","body"}}. */
  ObjectNode flat(Content content, Locale locale, Actor actor) {
    return flat(content, locale, actor, standings.of(content));
  }

  /** The same of a content whose standing is known already. */
  ObjectNode flat(Content content, Locale locale, Actor actor, Standings.Of standing) {
    Variant variant = content.variants().get(locale);
    ObjectNode shown = JSON.objectNode().put("type", content.type()).put("id", content.id().toString())
        .put("locale", locale.toLanguageTag());
    standing(shown, content, variant, standing, actor);
    json.words(content, locale).ifPresent(shown::setAll);
    return shown;
  }

  private static ObjectNode standing(ObjectNode shown, Content content, Variant variant, Standings.Of standing, Actor actor) {
    shown.put("state", variant.state().name()).put("etag", Etags.of(variant)).put("fingerprint", variant.fingerprint())
        .put("live", standing.isLive(variant.locale())).put("flagged", variant.isFlagged()).put("openComments", variant.openComments())
        .set("schedule", variant.schedule().map(Representation::schedule).orElse(null));
    if (variant.isInPlannedRelease()) {
      shown.put("inPlannedRelease", true);
    }
    if (standing.isMigrated(variant.locale())) {
      shown.put("migrated", true);
    }
    Standing place = standing.standing(variant);
    if (variant.state() == State.IN_REVIEW || variant.state() == State.PUBLISHED && variant.isFlagged()) {
      shown.set("review", review(place.review()));
    }
    variant.source().ifPresent(source -> shown.set("source", Translations.json(content, source)));
    ArrayNode transitions = shown.putArray("transitions");
    if (!content.isRedacted()) {
      Moves.open(place, actor).forEach(transition -> transitions.add(transition.name()));
    }
    return shown;
  }

  /** {@code {"transition","at","zone","offset","due","by","setAt","problem"?}}: what is planned, or was and could not be done. */
  static ObjectNode schedule(Schedule plan) {
    ObjectNode shown = JSON.objectNode().put("transition", plan.transition().name()).put("at", plan.at()).put("zone", plan.zone())
        .put("offset", ZoneId.of(plan.zone()).getRules().getOffset(plan.due()).getId()).put("due", plan.due().toString())
        .put("by", plan.by().toString()).put("setAt", plan.setAt().toString());
    return plan.isPending() ? shown : shown.put("problem", plan.problem());
  }

  /** {@code {"role","missing","approvals":[{"role","account","insteadOf"?}]}}: whose turn it is, and who has approved the text as it stands. */
  private static ObjectNode review(Review review) {
    ObjectNode shown = JSON.objectNode().put("role", review.role().name()).put("missing", review.missing());
    ArrayNode approvals = shown.putArray("approvals");
    review.approvals().forEach(approval -> {
      ObjectNode given = approvals.addObject().put("role", approval.role().name()).put("account", approval.account().toString());
      approval.insteadOf().ifPresent(other -> given.put("insteadOf", other.toString()));
    });
    return shown;
  }

  /** {@code [{"flag","detail","settled","note"?}]}. */
  static ArrayNode flags(List<Flag> raised) {
    ArrayNode array = JSON.arrayNode();
    raised.forEach(flag -> {
      ObjectNode shown = array.addObject().put("flag", flag.code()).put("detail", flag.detail()).put("settled", !flag.isOpen());
      if (flag.note() != null) {
        shown.put("note", flag.note());
      }
    });
    return array;
  }

  private static String tag(Variant variant) {
    return variant.locale().toLanguageTag();
  }
}

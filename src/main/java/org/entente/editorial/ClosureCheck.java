package org.entente.editorial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.content.AnyReference;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicForm;
import org.entente.values.Folding;
import org.entente.workflow.Closure;
import org.entente.workflow.Closure.Rule;
import org.entente.workflow.Moves;
import org.entente.workflow.State;
import org.entente.workflow.Transition;
import org.entente.workflow.Weight;

/** Looks, before texts become public, whether readers will find around them what they promise. */
@ApplicationScoped
class ClosureCheck {
  /** The slugs of what this check refuses. */
  static final Set<String> REFUSALS = Set.of("links-to-unpublished", "closure-open");

  @Inject
  Closure closure;

  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  Standings standings;

  @Inject
  PublicationLog log;

  @Inject
  Revisions revisions;

  /** Where links lead to: what was public at some time, with its type, and what is. */
  record Reach(Map<UUID, String> known, Set<UUID> live) {
    /** The same once this content is public, too. */
    Reach and(Content content) {
      known.put(content.id(), content.type());
      live.add(content.id());
      return this;
    }
  }

  /** Where the links of these forms lead to, in one statement. */
  Reach reach(Collection<PublicForm> forms) {
    Reach reach = new Reach(new HashMap<>(), new HashSet<>());
    log.last(forms.stream().flatMap(form -> form.links().stream()).map(AnyReference::id).collect(Collectors.toSet())).forEach(last -> {
      reach.known().put(last.contentId(), last.type());
      if (last.isLive()) {
        reach.live().add(last.contentId());
      }
    });
    return reach;
  }

  /**
   * What would be missing if these forms became public now. One statement, and one more for every language whose public facts may be
   * older.
   *
   * @param text the working copy the forms were taken from
   */
  List<Gap> gaps(Content content, ObjectNode text, Map<Locale, PublicForm> forms, Standings.Of standing) {
    return gaps(content, text, forms, standing, reach(forms.values()).and(content));
  }

  /** The same, where others become public in the same transaction: they count in what links can reach. */
  List<Gap> gaps(Content content, ObjectNode text, Map<Locale, PublicForm> forms, Standings.Of standing, Reach reach) {
    List<Gap> gaps = new ArrayList<>();
    links(forms, reach, gaps);
    forms.forEach((locale, form) -> add(gaps, Rule.VAGUE_LINK_TEXT, locale, form.linkTexts().stream().filter(this::isVague).toList(),
        "Links of it say nothing about where they lead. Name the target in the text of the link."));
    types.locales().stream().filter(locale -> !forms.containsKey(locale) && !standing.isLive(locale)).forEach(locale ->
        gap(gaps, Rule.LANGUAGE_MISSING, locale, List.of(), "Readers of " + locale.toLanguageTag() + " will not find it. Translate and publish it there, too."));
    content.variants().values().stream().filter(other -> !forms.containsKey(other.locale())).filter(other -> showsOlderFacts(content, other, text, standing))
        .forEach(other -> gap(gaps, Rule.OLDER_FACTS, other.locale(), List.of(), "What is public in " + other.locale().toLanguageTag()
            + " shows older facts" + remedy(other)));
    return gaps;
  }

  /**
   * What would be missing if this language became public as it stands now: {@code {"data":[gap,…],"together"?:{"transition":"PUBLISH",
   * "locales":{"fr":"<etag>","en":"<etag>"}}}}. The second is the order by which nobody sees older facts.
   */
  ObjectNode read(Content content, Variant variant) {
    ObjectNode text = json.write(content);
    Standings.Of standing = standings.of(content);
    List<Gap> gaps = gaps(content, text, Map.of(variant.locale(), form(content, text, variant.locale())), standing);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().set("data", Gap.json(gaps));
    List<Variant> late = gaps.stream().filter(gap -> gap.rule() == Rule.OLDER_FACTS).map(gap -> content.variants().get(gap.locale())).toList();
    if (!late.isEmpty() && Stream.concat(late.stream(), Stream.of(variant)).allMatch(ClosureCheck::canBePublished)) {
      ObjectNode locales = answer.putObject("together").put("transition", Transition.PUBLISH.name()).putObject("locales");
      Stream.concat(Stream.of(variant), late.stream()).forEach(one -> locales.put(one.locale().toLanguageTag(), Etags.of(one)));
    }
    return answer;
  }

  private static boolean canBePublished(Variant variant) {
    return variant.isApprovedAsItStands() && Moves.startsFrom(Transition.PUBLISH, variant.state());
  }

  /** Lets nothing pass that an office, or the house, refuses. */
  void refuse(List<Gap> gaps) {
    gaps.stream().filter(gap -> gap.rule() == Rule.LINKS_TO_UNPUBLISHED).findFirst().ifPresent(gap -> {
      throw unpublished(gap.what());
    });
    List<Gap> refusing = gaps.stream().filter(Gap::refuses).toList();
    if (!refusing.isEmpty()) {
      throw Problem.of(ProblemKind.REFUSED, "closure-open", refusing.get(0).sentence()).with("gaps", refusing.stream().map(gap ->
          Map.of("rule", gap.rule().slug(), "locale", gap.locale().toLanguageTag(), "what", gap.what(), "detail", gap.sentence())).toList());
    }
  }

  /** No public byte may name what was never public, nor call it by another type; whoever brings in what was public is judged by this rule alone. */
  static void refuseHiddenLinks(Content content, PublicForm form, Surroundings around) {
    Map<UUID, String> known = new HashMap<>(around.everPublic(form.links().stream().map(AnyReference::id).distinct().toList()));
    known.put(content.id(), content.type());
    List<String> hidden = named(form, link -> !link.type().equals(known.get(link.id())));
    if (!hidden.isEmpty()) {
      throw unpublished(hidden);
    }
  }

  private static Problem unpublished(List<String> links) {
    return Problem.of(ProblemKind.REFUSED, "links-to-unpublished", "It links to content that was never public: "
        + String.join(", ", links) + ". Publish that first, or take the link out.").with("links", links);
  }

  private void links(Map<Locale, PublicForm> forms, Reach reach, List<Gap> gaps) {
    forms.forEach((locale, form) -> {
      add(gaps, Rule.LINKS_TO_UNPUBLISHED, locale, named(form, link -> !link.type().equals(reach.known().get(link.id()))),
          "It links to content that was never public. Publish that first or together with it, or take the link out.");
      add(gaps, Rule.LINKS_TO_WITHDRAWN, locale, named(form, link -> link.type().equals(reach.known().get(link.id())) && !reach.live().contains(link.id())),
          "It links to content that is public no more. Publish that again, or take the link out.");
    });
  }

  private static List<String> named(PublicForm form, Predicate<AnyReference> wanted) {
    return form.links().stream().filter(wanted).map(link -> link.type() + "/" + link.id()).distinct().toList();
  }

  private boolean isVague(String linkText) {
    String folded = Folding.fold(linkText);
    return folded.isEmpty() || closure.vague().contains(folded);
  }

  /** A language that is PUBLISHED shows what its working copy says; only another can lag behind. */
  private boolean showsOlderFacts(Content content, Variant other, ObjectNode text, Standings.Of standing) {
    if (closure.weight(Rule.OLDER_FACTS) == Weight.OFF || !standing.isLive(other.locale()) || other.state() == State.PUBLISHED) {
      return false;
    }
    int printed = standing.last().get(other.locale()).revision();
    return revisions.find(content.id(), printed).flatMap(Revision::json)
        .filter(then -> !form(content, then, other.locale()).facts().equals(form(content, text, other.locale()).facts())).isPresent();
  }

  private PublicForm form(Content content, ObjectNode text, Locale locale) {
    return PublicForm.of(types.named(content.type()), text, locale);
  }

  private static String remedy(Variant other) {
    return canBePublished(other) ? ". It is approved: publish both together."
        : ", and its new text is " + other.state() + ". Have it approved and publish both together.";
  }

  private void add(List<Gap> gaps, Rule rule, Locale locale, List<String> what, String sentence) {
    if (!what.isEmpty()) {
      gap(gaps, rule, locale, what, sentence);
    }
  }

  private void gap(List<Gap> gaps, Rule rule, Locale locale, List<String> what, String sentence) {
    Weight weight = closure.weight(rule);
    if (weight != Weight.OFF) {
      gaps.add(new Gap(rule, weight, locale, what, sentence));
    }
  }
}

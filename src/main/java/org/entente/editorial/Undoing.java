package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.audit.AuditTrail;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.Action;
import org.entente.publishing.Proof;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicForm;
import org.entente.settings.Installation;
import org.entente.workflow.Moves;
import org.entente.workflow.State;
import org.entente.workflow.Transition;

/**
 * Takes the publication of a release back, by a release of its own: what was public before returns to the byte, what was not is
 * withdrawn. All of it or nothing: where something has happened since, a person decides.
 */
@ApplicationScoped
class Undoing {
  @Inject
  Releases releases;

  @Inject
  ReleaseCheck check;

  @Inject
  Contents contents;

  @Inject
  Revisions revisions;

  @Inject
  PublicationLog log;

  @Inject
  Minutes minutes;

  @Inject
  AuditTrail audit;

  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  Installation installation;

  @Inject
  Clock clock;

  /** One language that is taken back. */
  private record Step(ReleaseItem item, Publication own, Optional<Publication> former, Optional<Publication> last) {
    /** What is to be public again; empty when nothing is. */
    Optional<Publication> print() {
      return former.filter(Publication::isLive);
    }
  }

  /** What the steps need of former times, read in a few statements. */
  private record Past(Map<Long, byte[]> bodies, Map<String, ObjectNode> texts) {
    ObjectNode text(Publication print) {
      return texts.get(print.contentId() + " " + print.revision());
    }
  }

  long undo(Actor actor, Release release, Order order) {
    Releasing.requireState(release, Release.State.PUBLISHED);
    List<ReleaseItem> items = releases.items(release.id);
    contents.hold(Releasing.ids(items));
    List<Step> steps = steps(release, items);
    Bundle bundle = check.read(steps.stream().map(Step::item).toList());
    refuse(bundle, steps);
    Releasing.requirePublisherOf(actor, bundle.items());
    Release back = Release.undoing(release, order.note(), actor.account(), clock.instant());
    releases.add(back);
    List<Proof> proofs = takenBack(actor, back, bundle, steps, order);
    audit.record(actor, Revision.UNDO, Releasing.subject(release), Map.of("variants", proofs.size(), "by", back.id.toString()));
    contents.flush();
    contents.forget();
    long last = log.append(proofs).sequence();
    Release kept = releases.find(back.id).orElseThrow();
    kept.published(actor.account(), clock.instant(), last - proofs.size() + 1, last);
    releases.find(release.id).orElseThrow().undone(kept);
    return last;
  }

  /** What the release has printed or ended, with what the log said before and says now. */
  private List<Step> steps(Release release, List<ReleaseItem> items) {
    List<UUID> ids = Releasing.ids(items);
    Map<ReleaseItem.Place, Publication> own = byPlace(log.entries(release.firstSequence, release.lastSequence));
    Map<ReleaseItem.Place, Publication> former = byPlace(log.lastBefore(release.firstSequence, ids));
    Map<ReleaseItem.Place, Publication> last = byPlace(log.last(ids));
    return items.stream().filter(item -> own.containsKey(item.place())).map(item -> new Step(item, own.get(item.place()),
        Optional.ofNullable(former.get(item.place())), Optional.ofNullable(last.get(item.place())))).toList();
  }

  private static Map<ReleaseItem.Place, Publication> byPlace(List<Publication> entries) {
    return entries.stream().collect(Collectors.toMap(entry -> new ReleaseItem.Place(entry.contentId(), entry.locale()), Function.identity()));
  }

  private void refuse(Bundle bundle, List<Step> steps) {
    Map<ReleaseItem, List<Problem>> found = new LinkedHashMap<>();
    steps.forEach(step -> problem(bundle, step).ifPresent(problem -> found.put(step.item(), List.of(problem))));
    if (!found.isEmpty()) {
      throw Problem.of(ProblemKind.REFUSED, "release-moved-on", found.size() + " of " + steps.size()
          + " texts of the release cannot be taken back. Withdraw the others one by one, or publish a new version.")
          .with("items", ReleaseCheck.told(found));
    }
  }

  private Optional<Problem> problem(Bundle bundle, Step step) {
    if (step.last().filter(last -> last.sequence() == step.own().sequence()).isEmpty()
        || bundle.variant(step.item()).filter(variant -> variant.state() != State.ARCHIVED).isEmpty()) {
      return Optional.of(Problem.of(ProblemKind.REFUSED, "moved-on", "It was published, withdrawn, printed anew, archived or deleted since."));
    }
    try {
      step.print().ifPresent(print -> Embargo.refuse(bundle.content(step.item()).orElseThrow(), clock.instant(), installation.zone()));
      return Optional.empty();
    } catch (Problem embargoed) {
      return Optional.of(embargoed);
    }
  }

  private List<Proof> takenBack(Actor actor, Release back, Bundle bundle, List<Step> steps, Order order) {
    Past past = past(steps);
    Order told = new Order(order.etags(), order.steps(), order.note(), order.major(), order.publicNote(), order.end(), order.when(), Optional.of(back.id));
    Map<UUID, List<Step>> byContent = steps.stream().collect(Collectors.groupingBy(step -> step.item().content));
    List<Proof> proofs = new ArrayList<>();
    bundle.contents().forEach((id, content) -> {
      Map<Locale, Action> ends = new LinkedHashMap<>();
      byContent.get(id).forEach(step -> takeBack(actor, back, bundle, step, past).ifPresent(proof -> {
        proofs.add(proof);
        ends.put(proof.locale(), proof.action());
      }));
      if (!ends.isEmpty()) {
        minutes.undone(content, actor, json.write(content), ends, told);
        content.raiseVersion();
      }
    });
    return proofs;
  }

  private Past past(List<Step> steps) {
    List<Publication> prints = steps.stream().flatMap(step -> step.print().stream()).toList();
    Map<String, ObjectNode> texts = new HashMap<>();
    revisions.numbered(prints.stream().map(Publication::contentId).distinct().toList(), prints.stream().map(Publication::revision).distinct().toList())
        .forEach(revision -> texts.put(revision.content() + " " + revision.number(), revision.json().orElse(null)));
    return new Past(log.bodies(prints.stream().map(Publication::sequence).toList()), texts);
  }

  /** Empty where neither the release nor what was before it is public. */
  private Optional<Proof> takeBack(Actor actor, Release back, Bundle bundle, Step step, Past past) {
    Variant variant = bundle.variant(step.item()).orElseThrow();
    UUID forcedBefore = variant.forcedBy().orElse(null);
    Optional<Proof> proof = step.print().map(print -> restored(variant, step, print, past));
    if (proof.isEmpty() && step.own().isLive()) {
      variant.apply(Moves.startingAt(Transition.WITHDRAW, bundle.standings().get(variant.contentId()).standing(variant)), actor.account(),
          bundle.content(step.item()).orElseThrow().revision(), clock.instant());
      proof = Optional.of(Proof.end(step.own(), Action.WITHDRAWN, step.former().flatMap(Publication::notice), step.former().flatMap(Publication::redirect)));
    }
    proof.ifPresent(entry -> {
      variant.raiseVersion();
      ReleaseItem item = new ReleaseItem(back.id, step.item().type, step.item().place(), step.print().map(print -> form(print, past).fingerprint()).orElse(null));
      item.formerForcedBy = forcedBefore;
      releases.add(item);
    });
    return proof;
  }

  private Proof restored(Variant variant, Step step, Publication print, Past past) {
    Optional<LocalDate> lastDay = Optional.ofNullable(past.text(print).path("expires").textValue()).map(LocalDate::parse);
    variant.restored(form(print, past).fingerprint(), lastDay, Optional.ofNullable(step.item().formerForcedBy), clock.instant());
    return Proof.restored(step.own(), print, Objects.requireNonNull(past.bodies().get(print.sequence())));
  }

  private PublicForm form(Publication print, Past past) {
    return PublicForm.of(types.named(print.type()), past.text(print), print.locale());
  }
}

package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.audit.AuditTrail;
import org.entente.content.Variant;
import org.entente.problem.IfMatch;
import org.entente.problem.Problem;
import org.entente.problem.Problem.Fault;
import org.entente.problem.ProblemKind;
import org.entente.schema.CanonicalJson;

/** How a release is put together while it is open. Works inside its caller's transaction; changes no content. */
@ApplicationScoped
class Bundling {
  /** 500 contents in two languages. */
  static final int MOST = 1000;
  private static final Set<Role> OFFICE = Set.of(Role.AUTHOR, Role.PUBLISHER);

  @Inject
  Releases releases;

  @Inject
  ReleaseView view;

  @Inject
  Contents contents;

  @Inject
  Repetitions repetitions;

  @Inject
  AuditTrail audit;

  @Inject
  Clock clock;

  Outcome create(Actor actor, ObjectNode body, Optional<String> key) {
    requireOffice(actor);
    Optional<UUID> made = key.flatMap(given -> repetitions.answered(actor, given, Release.KIND, body));
    if (made.isPresent()) {
      return outcome(actor, releases.find(made.get()).orElseThrow(() -> Problem.of(ProblemKind.DUPLICATE, "idempotency-key-reused",
          "What this Idempotency-Key has made was deleted since; use a new key to make it again.")));
    }
    BundleBody told = BundleBody.ofNew(body);
    Release release = new Release(told.name().orElseThrow(), told.note().orElse(null), actor.account(), clock.instant());
    releases.add(release);
    bind(release, told.items(), Map.of());
    key.ifPresent(given -> repetitions.remember(actor, given, Release.KIND, body, release.id));
    audit.record(actor, "CREATE_RELEASE", Releasing.subject(release), digest(release));
    return outcome(actor, release);
  }

  /** Names it anew. */
  Outcome call(Actor actor, UUID id, ObjectNode body, String ifMatch) {
    Release release = held(actor, id, ifMatch);
    BundleBody told = BundleBody.ofPatch(body, release.name, release.note);
    release.called(told.name().orElseThrow(), told.note().orElse(null));
    audit.record(actor, "EDIT_RELEASE", Releasing.subject(release), Map.of("fields", List.of("name", "note")));
    return outcome(actor, release);
  }

  /** Puts texts in, or binds those that are in to what they say now; with {@code only}, takes all others out. */
  Outcome put(Actor actor, UUID id, ObjectNode body, String ifMatch, boolean only) {
    Release release = held(actor, id, ifMatch);
    Releasing.requireState(release, Release.State.OPEN);
    Map<ReleaseItem.Place, ReleaseItem> before = releases.items(id).stream().collect(Collectors.toMap(ReleaseItem::place, Function.identity()));
    List<BundleBody.Item> told = BundleBody.items(body);
    if (only) {
      Set<ReleaseItem.Place> kept = told.stream().map(BundleBody.Item::place).collect(Collectors.toSet());
      before.values().stream().filter(item -> !kept.contains(item.place())).forEach(releases::remove);
      before.keySet().retainAll(kept);
    }
    bind(release, told, before);
    return changed(actor, release);
  }

  Outcome takeOut(Actor actor, UUID id, UUID content, Locale locale, String ifMatch) {
    Release release = held(actor, id, ifMatch);
    ReleaseItem found = releases.items(id).stream().filter(item -> item.place().equals(new ReleaseItem.Place(content, locale))).findFirst()
        .orElseThrow(Problem::notFound);
    Releasing.requireState(release, Release.State.OPEN);
    releases.remove(found);
    return changed(actor, release);
  }

  void delete(Actor actor, UUID id, String ifMatch) {
    Release release = held(actor, id, ifMatch);
    Releasing.requireState(release, Release.State.OPEN);
    releases.remove(release);
    audit.record(actor, "DELETE_RELEASE", Releasing.subject(release), Map.of());
  }

  private Release held(Actor actor, UUID id, String ifMatch) {
    Release release = releases.locked(id);
    IfMatch.require(IfMatch.named(ifMatch), release.etag());
    requireOffice(actor);
    return release;
  }

  private static void requireOffice(Actor actor) {
    if (OFFICE.stream().noneMatch(actor::holds)) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "Releases are put together by whoever holds the role AUTHOR or PUBLISHER."
          + " Ask a colleague who does.").with("needs", "AUTHOR PUBLISHER");
    }
  }

  /** The contents are held, so that none is deleted while it is put in. */
  private void bind(Release release, List<BundleBody.Item> told, Map<ReleaseItem.Place, ReleaseItem> before) {
    if (told.isEmpty()) {
      return;
    }
    List<UUID> ids = told.stream().map(item -> item.place().content()).distinct().toList();
    contents.hold(ids);
    Map<ReleaseItem.Place, Variant> variants = contents.cards(ids).stream()
        .collect(Collectors.toMap(variant -> new ReleaseItem.Place(variant.contentId(), variant.locale()), Function.identity()));
    List<Fault> faults = new ArrayList<>();
    Map<ReleaseItem.Place, ReleaseItem> after = new HashMap<>(before);
    told.forEach(item -> {
      Variant variant = variants.get(item.place());
      fault(item, variant).ifPresentOrElse(faults::add, () -> after.merge(item.place(),
          new ReleaseItem(release.id, item.type(), item.place(), variant.fingerprint()), (standing, anew) -> {
            standing.fingerprint = anew.fingerprint;
            return standing;
          }));
    });
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    requireRoom(after.size());
    after.values().stream().filter(item -> !before.containsKey(item.place())).forEach(releases::add);
  }

  private static Optional<Fault> fault(BundleBody.Item item, Variant variant) {
    if (variant == null || !variant.type().equals(item.type()) || variant.fingerprint() == null) {
      return Optional.of(new Fault(item.pointer(), "is no language of a content that stands; correct type, id and locale, or leave it out"));
    }
    return item.fingerprint().filter(seen -> !seen.equals(variant.fingerprint()))
        .map(seen -> new Fault(item.pointer() + "/fingerprint", "is not that of its text now; read it again, or leave the fingerprint out"));
  }

  private static void requireRoom(int size) {
    if (size > MOST) {
      throw Problem.invalid("/items", "would make " + size + " texts in the release, which holds at most " + MOST + "; make a second release");
    }
  }

  private Outcome changed(Actor actor, Release release) {
    release.changed();
    contents.flush();
    audit.record(actor, "EDIT_RELEASE", Releasing.subject(release), digest(release));
    return outcome(actor, release);
  }

  /** Which texts are in it, for whoever checks the audit: their number, and a digest of their list. */
  private Map<String, Object> digest(Release release) {
    contents.flush();
    Map<String, JsonNode> list = new LinkedHashMap<>();
    releases.items(release.id).forEach(item -> list.put(item.content + " " + item.locale.toLanguageTag(), JsonNodeFactory.instance.textNode(item.fingerprint)));
    ObjectNode json = JsonNodeFactory.instance.objectNode().setAll(list);
    return Map.of("variants", list.size(), "sha256", CanonicalJson.sha256(CanonicalJson.text(json).getBytes(StandardCharsets.UTF_8)));
  }

  private Outcome outcome(Actor actor, Release release) {
    contents.flush();
    return new Outcome(release.id, view.whole(release, actor), release.etag(), Optional.empty(), true);
  }
}

package org.entente.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.everytype.Bundled;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.testing.Http;
import org.entente.testing.Until;

/** Contents of every type in every state, with canaries wherever the public must not look. */
final class Garden {
  private static final int COLLIDING = 24;

  private final Canaries canaries;
  private final Planting planting;
  private final Office office;
  private final Map<TypeDescriptor, WorkingCopy> open = new LinkedHashMap<>();
  private final List<WorkingCopy> hidden = new ArrayList<>();
  private final List<WorkingCopy> withdrawn = new ArrayList<>();
  private final List<Bundled> releases = new ArrayList<>();
  private final List<String> previews = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();

  /** What is public with one text, and another that is to replace it. */
  private record Former(WorkingCopy copy, ObjectNode first, ObjectNode then) {}

  Garden(Canaries canaries, Planting planting, Office office) {
    this.canaries = canaries;
    this.planting = planting;
    this.office = office;
  }

  void plantAll(ContentTypes types) {
    List<Former> formers = new ArrayList<>();
    List<ObjectNode> ending = new ArrayList<>();
    types.all().forEach(type -> {
      plantPublic(type);
      formers.add(plantFormer(type));
      ending.add(plantEnding(type));
    });
    note(formers.stream().map(Former::first), ending.stream());
    formers.forEach(this::replace);
    note(Stream.empty(), ending.stream());
    withdrawn.forEach(copy -> each(copy, office.publisher(), "WITHDRAW", "withdraw-note"));
    note(Stream.empty(), Stream.empty());
    types.all().forEach(type -> {
      plantHidden(type);
      plantPreviewed(type);
    });
    plantCollisions(types.all().iterator().next());
    plantDoubts(types.all().iterator().next());
    plantImports(types.all().iterator().next());
  }

  /** One public content of every type, whose draft says something else. */
  Map<TypeDescriptor, WorkingCopy> open() {
    return open;
  }

  /** What was never public. */
  List<WorkingCopy> hidden() {
    return hidden;
  }

  /** What was public once. */
  List<WorkingCopy> withdrawn() {
    return withdrawn;
  }

  /** Tokens that open the preview of a draft, in each of its languages, to whoever has them. */
  List<String> previews() {
    return previews;
  }

  /** While texts stood that have been replaced since, while only what was withdrawn since stood besides, and after that. */
  List<Moment> moments() {
    return moments;
  }

  private void note(Stream<ObjectNode> replaced, Stream<ObjectNode> ended) {
    moments.add(new Moment(Instant.now(), texts(replaced, "former"), texts(ended, "withdrawn")));
  }

  private Set<String> texts(Stream<ObjectNode> bodies, String kind) {
    return bodies.flatMap(body -> canaries.in(body.toString()).stream()).filter(text -> canaries.kind(text).equals(kind)).collect(Collectors.toSet());
  }

  /** What its preview shows is no secret; what is internal is, there too. */
  private void plantPreviewed(TypeDescriptor type) {
    WorkingCopy copy = office.create(office.author(), type.name(), planting.open(type));
    planting.locales().forEach(locale -> {
      String token = office.author().post(copy.in(locale) + "/preview-links", Map.of()).expect(201).json().get("token").textValue();
      canaries.add("preview-token", token);
      previews.add(token);
    });
  }

  private void plantPublic(TypeDescriptor type) {
    WorkingCopy copy = office.published(type.name(), planting.open(type));
    office.edit(office.admin(), copy, planting.rewritten(type, "discarded")).expect(200);
    planting.locales().forEach(locale -> office.move(office.admin(), copy, locale, "DISCARD", note("discard-note")).expect(200));
    office.edit(office.admin(), copy, planting.hidden(type, "draft-of-public")).expect(200);
    comment(copy);
    open.put(type, copy);
  }

  /** What colleagues say about a content, and a reply. */
  private void comment(WorkingCopy copy) {
    String address = copy.path() + "/comments";
    office.author().post(address, Map.of("text", canaries.plant("comment"), "locale", "fr", "field", "title")).expect(201);
    office.reviewer().post(address, Map.of("text", canaries.plant("reply"), "replyTo", 1)).expect(201);
  }

  /** Its first text will be in revisions and in the log's former entries; the address stays, as former ones lead on. */
  private Former plantFormer(TypeDescriptor type) {
    ObjectNode plain = planting.open(type);
    ObjectNode former = planting.rewritten(type, "former");
    JsonNode words = plain.path("words");
    former.path("words").properties().forEach(told ->
        ((ObjectNode) told.getValue()).set("slug", words.path(told.getKey()).path("slug")));
    return new Former(office.published(type.name(), former), former, plain);
  }

  private void replace(Former former) {
    WorkingCopy copy = former.copy();
    office.edit(office.admin(), copy, former.then()).expect(200);
    office.moveAll(office.author(), copy, "SUBMIT").expect(200);
    planting.locales().forEach(locale ->
        office.review(copy, locale, note("approve-note")));
    office.moveAll(office.publisher(), copy, "PUBLISH").expect(200);
  }

  /** One in every state that is not public. */
  void plantHidden(TypeDescriptor type) {
    hide(type, "draft");
    WorkingCopy recalled = hide(type, "recalled");
    each(recalled, office.author(), "SUBMIT", "submit-note");
    each(recalled, office.author(), "RECALL", "recall-note");
    WorkingCopy reviewed = hide(type, "in-review");
    each(reviewed, office.author(), "SUBMIT", "submit-note");
    WorkingCopy rejected = hide(type, "rejected");
    each(rejected, office.author(), "SUBMIT", "submit-note");
    planting.locales().forEach(locale ->
        office.move(office.reviewerOf(rejected, locale), rejected, locale, "REQUEST_CHANGES", note("reason")).expect(200));
    WorkingCopy approved = hide(type, "approved");
    each(approved, office.author(), "SUBMIT", "submit-note");
    planting.locales().forEach(locale -> office.review(approved, locale, note("approve-note")));
    release(approved);
    WorkingCopy scheduled = hide(type, "scheduled");
    each(scheduled, office.author(), "SUBMIT", "submit-note");
    planting.locales().forEach(locale -> office.review(scheduled, locale, note("approve-note")));
    planting.locales().forEach(locale -> office.move(office.publisher(), scheduled, locale, "PUBLISH",
        Map.of("at", "2089-07-14T09:00", "note", canaries.plant("plan-note"), "publicNote", canaries.plant("plan"))).expect(200));
    WorkingCopy archived = hide(type, "archived");
    each(archived, office.publisher(), "ARCHIVE", "archive-note");
    WorkingCopy deleted = hide(type, "deleted");
    office.delete(office.author(), deleted).expect(204);
  }

  /** To become public with others at a moment to come. */
  private void release(WorkingCopy copy) {
    Bundled release = Bundled.begin(office.author(), canaries.plant("release"), Bundled.of(copy, planting.locales().toArray(String[]::new)).toList());
    releases.add(release);
    release.inVersion(office.author()).patch(release.path(), Map.of("note", canaries.plant("release-note"))).expect(200);
    release.move(office.publisher(), "PUBLISH", Map.of("at", "2089-07-14T09:00", "publicNote", canaries.plant("plan"))).expect(200);
  }

  /** Lets go what is planned to become public together, so that it can be deleted. */
  void dissolveReleases() {
    releases.forEach(release -> {
      release.move(office.publisher(), "CANCEL_SCHEDULE").expect(200);
      release.delete(office.author()).expect(204);
    });
  }

  private WorkingCopy hide(TypeDescriptor type, String kind) {
    WorkingCopy copy = office.create(office.author(), type.name(), planting.hidden(type, kind));
    canaries.add("id-" + kind, copy.id());
    comment(copy);
    hidden.add(copy);
    return copy;
  }

  /** Public until all of them are withdrawn. */
  private ObjectNode plantEnding(TypeDescriptor type) {
    ObjectNode body = planting.hidden(type, "withdrawn");
    withdrawn.add(office.published(type.name(), body));
    return body;
  }

  private void each(WorkingCopy copy, Http who, String transition, String note) {
    planting.locales().forEach(locale -> office.move(who, copy, locale, transition, note(note)).expect(200));
  }

  private Map<String, Object> note(String kind) {
    return Map.of("note", canaries.plant(kind));
  }

  /** Many who want the same address at once: the database refuses all but one, and says why to whoever reads its complaints. */
  private void plantCollisions(TypeDescriptor type) {
    String slug = canaries.plant("wanted").toLowerCase(Locale.ROOT);
    IntStream.range(0, COLLIDING).parallel().forEach(number -> office.author().post(WorkingCopy.list(type.name()),
        Map.of("words", Map.of("fr", Map.of("slug", slug, "title", canaries.plant("wanted"))))));
  }

  /** A public content that is doubted, and why nobody need worry. */
  private void plantDoubts(TypeDescriptor type) {
    ObjectNode body = planting.open(type);
    body.withObject("/words/" + planting.locales().get(0)).put("summary", "Retour à laccueil");
    WorkingCopy copy = office.published(type.name(), body);
    office.admin().with("If-Match", office.admin().get(copy.path()).etag())
        .send("PUT", copy.path() + "/flags/suspect-text", "application/json",
            "{\"note\":\"" + canaries.plant("flag-note") + "\"}").expect(200);
  }

  /** Rows that are written, rows that are refused, and rows that are only rehearsed; their reports quote them. */
  private void plantImports(TypeDescriptor type) {
    for (String mode : List.of("", "&dryRun=true", "&atomic=true")) {
      String file = "title,summary,note,unheardOf\n" + canaries.plant("import") + "," + canaries.plant("import") + ","
          + canaries.plant("import") + "," + canaries.plant("import") + "\n";
      send(type, mode, file);
      send(type, mode, file.replace(",unheardOf", "").replaceAll(",[^,\n]+\n$", "\n"));
    }
  }

  private void send(TypeDescriptor type, String mode, String file) {
    Http.Answer taken = office.author().send("POST", "api/editorial/v1/imports?locale=fr&type=" + type.name() + mode,
        "text/csv", file);
    if (taken.status() == 202) {
      String report = taken.json().at("/links/self").textValue();
      Until.holds("the import has ended", () ->
          !office.author().get(report).expect(200).json().path("status").asText().equals("running"));
    }
  }
}

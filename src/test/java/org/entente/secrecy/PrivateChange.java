package org.entente.secrecy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.entente.everytype.Bundled;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;

/** Something that happens in the office to contents of every type and must not be noticed outside. */
record PrivateChange(String name, Runnable steps) {
  void make() {
    steps.run();
  }

  /** In the order in which they can be made. */
  static List<PrivateChange> all(ContentTypes types, Garden garden, Planting planting, Office office) {
    Made made = new Made(new ArrayList<>(), types, garden);
    made.internalFields(planting, office);
    made.add("a draft is begun", (type, copy) -> office.create(office.author(), type.name(), planting.hidden(type, "begun")));
    made.add("a draft is begun and deleted", (type, copy) -> office.delete(office.author(),
        office.create(office.author(), type.name(), planting.hidden(type, "begun"))).expect(204));
    made.add("the words of the draft change", (type, copy) -> planting.locales().forEach(locale ->
        office.editWords(office.author(), copy, locale, planting.hidden(type, "words").at("/words/" + locale)).expect(200)));
    made.add("the facts of the draft change", (type, copy) ->
        office.edit(office.admin(), copy, planting.open(type).without("words")).expect(200));
    made.move("the draft is submitted", planting, office, "SUBMIT");
    made.move("the draft is recalled", planting, office, "RECALL");
    made.move("the draft is submitted again", planting, office, "SUBMIT");
    made.move("changes are asked for", planting, office, "REQUEST_CHANGES");
    made.add("the rejected draft changes", (type, copy) ->
        office.edit(office.author(), copy, planting.rewritten(type, "mended")).expect(200));
    made.move("the mended draft is submitted", planting, office, "SUBMIT");
    made.add("the draft is approved", (type, copy) -> planting.locales().forEach(locale ->
        office.review(copy, locale, Map.of("note", planting.word("note")))));
    made.add("a release is planned", (type, copy) -> Bundled.begin(office.author(), planting.word("release"),
        Bundled.of(copy, planting.locales().toArray(String[]::new)).toList()).move(office.publisher(), "PUBLISH", planned(planting, "2087-07-14T09:00")).expect(200));
    made.add("a publication is planned", (type, copy) -> planting.locales().forEach(locale ->
        office.move(office.publisher(), copy, locale, "PUBLISH", planned(planting, "2089-07-14T09:00")).expect(200)));
    made.add("the plan is moved", (type, copy) -> planting.locales().forEach(locale ->
        office.move(office.publisher(), copy, locale, "PUBLISH", planned(planting, "2088-07-14T09:00")).expect(200)));
    made.add("an embargo moves the plan", (type, copy) ->
        office.edit(office.admin(), copy, Map.of("embargoUntil", "2089-01-01T00:00:00Z")).expect(200));
    made.changes.add(new PrivateChange("every release is cancelled", () -> office.admin().get(Bundled.ROOT + "?state=SCHEDULED&limit=100").expect(200)
        .json().get("data").forEach(release -> new Bundled(release.get("id").textValue()).move(office.publisher(), "CANCEL_SCHEDULE").expect(200))));
    made.add("the plan is cancelled", (type, copy) -> planting.locales().forEach(locale ->
        office.move(office.publisher(), copy, locale, "CANCEL_SCHEDULE").expect(200)));
    made.add("a withdrawal is planned", (type, copy) -> planting.locales().forEach(locale ->
        office.move(office.publisher(), copy, locale, "WITHDRAW", planned(planting, "2088-07-14T09:00")).expect(200)));
    made.add("a publication takes its place", (type, copy) -> planting.locales().forEach(locale ->
        office.move(office.publisher(), copy, locale, "PUBLISH", planned(planting, "2089-07-14T09:00")).expect(200)));
    made.add("publishing fails", (type, copy) -> office.visitor().post(copy.in("fr") + "/transitions",
        Map.of("transition", "PUBLISH")).expect(401));
    made.add("the approved draft changes", (type, copy) ->
        office.edit(office.author(), copy, planting.rewritten(type, "edited")).expect(200));
    made.move("the draft is discarded", planting, office, "DISCARD");
    made.add("somebody signs in", (type, copy) -> office.visitor().as("author2"));
    return made.changes;
  }

  private static Map<String, Object> planned(Planting planting, String at) {
    return Map.of("at", at, "note", planting.word("plan-note"));
  }

  /** Gathers changes, each made to the public content of every type. */
  private record Made(List<PrivateChange> changes, ContentTypes types, Garden garden) {
    void add(String name, BiConsumer<TypeDescriptor, WorkingCopy> change) {
      changes.add(new PrivateChange(name, () -> garden.open().forEach(change)));
    }

    void move(String name, Planting planting, Office office, String transition) {
      add(name, (type, copy) -> planting.locales().forEach(locale -> {
        var who = switch (transition) {
          case "REQUEST_CHANGES" -> office.reviewerOf(copy, locale);
          default -> office.author();
        };
        office.move(who, copy, locale, transition, Map.of("note", planting.word("note"))).expect(200);
      }));
    }

    /** Each alone: one moment changes nothing but one field. */
    void internalFields(Planting planting, Office office) {
      types.all().stream().flatMap(TypeDescriptor::fields).filter(field -> !field.isPublic()).map(field -> field.name())
          .distinct()
          .forEach(name -> add("the internal field " + name + " changes", (type, copy) -> {
            ObjectNode other = planting.hidden(type, "internal-other");
            if (other.has(name)) {
              office.edit(office.admin(), copy, other.retain(name)).expect(200);
            }
          }));
      add("every internal field is emptied", (type, copy) -> {
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        type.facts().stream().filter(field -> !field.isPublic()).forEach(field -> empty.putNull(field.name()));
        office.edit(office.admin(), copy, empty).expect(200);
      });
    }
  }
}

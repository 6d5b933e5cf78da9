package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.access.Role;
import org.entente.accounts.Account;
import org.entente.accounts.Accounts;
import org.entente.content.Schedule;
import org.entente.content.Variant;
import org.entente.problem.Cursor;
import org.entente.problem.Parameters;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.settings.Installation;
import org.entente.workflow.Effect;
import org.entente.workflow.Moves;
import org.entente.workflow.Transition;

/** What is planned, languages and releases, for everybody in the office, the first due at the head. Three statements, however long the page. */
@ApplicationScoped
class ScheduleList {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Map<String, Effect> KINDS = Map.of("publish", Effect.PRINT, "withdraw", Effect.UNPRINT);

  @Inject
  Timetable timetable;

  @Inject
  Releases releases;

  @Inject
  Accounts accounts;

  @Inject
  ContentTypes types;

  @Inject
  Installation installation;

  /** One plan of the list. */
  private record Planned(Schedule plan, UUID id, Function<Account, ObjectNode> entry) {}

  /** {@code {"data":[{"type","id","locale"?,"title"?,"state","etag","schedule":{…},"by":{"id","name","may"}}],"links":{"next"?}}}. */
  ObjectNode read(Parameters parameters) {
    int limit = parameters.limit();
    List<Planned> page = planned(parameters, parameters.text("after").map(Cursor::read).orElse(Cursor.START), limit);
    Map<UUID, Account> people = accounts.byIds(page.stream().map(planned -> planned.plan().by()).distinct().toList())
        .stream().collect(Collectors.toMap(Account::id, Function.identity()));
    ObjectNode answer = JSON.objectNode();
    ArrayNode data = answer.putArray("data");
    page.forEach(planned -> data.add(planned.entry().apply(people.get(planned.plan().by()))));
    ObjectNode links = answer.putObject("links");
    if (page.size() == limit) {
      Planned last = page.get(limit - 1);
      links.put("next", installation.editorial("/schedules?" + repeated(parameters) + "limit=" + limit + "&after="
          + new Cursor(last.plan().due(), last.id()).write()));
    }
    return answer;
  }

  private List<Planned> planned(Parameters parameters, Cursor after, int limit) {
    Timetable.Filter filter = new Timetable.Filter(parameters.text("type").map(this::type), parameters.text("locale").map(this::locale),
        parameters.text("kind").map(ScheduleList::kind));
    Stream<Planned> languages = timetable.page(filter, after, limit).stream().flatMap(variant -> variant.schedule().stream()
        .map(plan -> new Planned(plan, variant.id(), who -> entry(variant, plan, who))));
    boolean publishing = filter.transitions().filter(kind -> !kind.contains(Transition.PUBLISH)).isEmpty();
    Stream<Planned> together = publishing ? releases.planned(filter.type(), filter.locale(), after, limit).stream().flatMap(release -> release.schedule().stream()
        .map(plan -> new Planned(plan, release.id, who -> entry(release, plan, who)))) : Stream.empty();
    return Stream.concat(languages, together).sorted(Comparator.<Planned, Instant>comparing(planned -> planned.plan().due())
        .thenComparing(planned -> planned.id().toString())).limit(limit).toList();
  }

  private static ObjectNode entry(Variant variant, Schedule plan, Account who) {
    ObjectNode entry = JSON.objectNode().put("type", variant.type()).put("id", variant.contentId().toString())
        .put("locale", variant.locale().toLanguageTag()).put("state", variant.state().name()).put("etag", Etags.of(variant));
    if (variant.title() != null) {
      entry.put("title", variant.title());
    }
    return planned(entry, plan, who, who != null && who.isActive() && who.actor().holds(Role.PUBLISHER, variant.type(), variant.locale()));
  }

  private static ObjectNode entry(Release release, Schedule plan, Account who) {
    return planned(JSON.objectNode().put("type", Release.KIND).put("id", release.id.toString()).put("title", release.name)
        .put("state", release.state.name()).put("etag", release.etag()), plan, who, who != null && who.isActive() && who.actor().holds(Role.PUBLISHER));
  }

  private static ObjectNode planned(ObjectNode entry, Schedule plan, Account who, boolean may) {
    entry.set("schedule", Representation.schedule(plan));
    ObjectNode by = entry.putObject("by").put("id", plan.by().toString());
    if (who != null) {
      by.put("name", who.name());
    }
    by.put("may", may);
    return entry;
  }

  private static String repeated(Parameters parameters) {
    return List.of("type", "locale", "kind").stream().filter(name -> parameters.text(name).isPresent())
        .map(name -> name + "=" + URLEncoder.encode(parameters.text(name).get(), StandardCharsets.UTF_8) + "&")
        .collect(Collectors.joining());
  }

  private static List<Transition> kind(String word) {
    if (!KINDS.containsKey(word)) {
      throw Parameters.bad("kind", "must be publish or withdraw");
    }
    return Arrays.stream(Transition.values()).filter(transition -> Moves.does(transition, KINDS.get(word))).toList();
  }

  private String type(String name) {
    List<String> names = types.all().stream().map(TypeDescriptor::name).toList();
    if (!names.contains(name)) {
      throw Parameters.bad("type", "must be one of " + names);
    }
    return name;
  }

  private Locale locale(String tag) {
    return installation.locales().stream().filter(locale -> locale.toLanguageTag().equals(tag)).findFirst()
        .orElseThrow(() -> Parameters.bad("locale", "must be one of " + installation.locales()));
  }
}

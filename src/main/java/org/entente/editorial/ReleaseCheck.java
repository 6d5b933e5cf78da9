package org.entente.editorial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicForm;
import org.entente.settings.Installation;
import org.entente.workflow.Moves;
import org.entente.workflow.Transition;

/** Reads what is in a release in few statements, and finds all that keeps it from becoming public: the rules are those of every publication. */
@ApplicationScoped
class ReleaseCheck {
  @Inject
  Contents contents;

  @Inject
  Standings standings;

  @Inject
  ClosureCheck closure;

  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  Installation installation;

  Bundle read(List<ReleaseItem> items) {
    SortedMap<UUID, Content> standing = contents.all(items.stream()
        .collect(Collectors.groupingBy(item -> item.type, Collectors.mapping(item -> item.content, Collectors.toSet()))));
    Map<UUID, ObjectNode> texts = new HashMap<>();
    standing.forEach((id, content) -> texts.put(id, json.write(content)));
    Map<UUID, Map<Locale, PublicForm>> forms = new HashMap<>();
    items.stream().filter(item -> standing.containsKey(item.content) && standing.get(item.content).variant(item.locale).isPresent()
            && !Bundle.isDone(standing, item))
        .forEach(item -> forms.computeIfAbsent(item.content, id -> new LinkedHashMap<>())
            .put(item.locale, PublicForm.of(types.named(item.type), texts.get(item.content), item.locale)));
    return new Bundle(items, standing, standings.of(standing.values()), texts, forms);
  }

  /** What a release lacks: what keeps a text from becoming public, and what readers would miss all the same. */
  record Found(Map<ReleaseItem, List<Problem>> problems, List<Told> warnings) {
    Found {
      problems.values().removeIf(List::isEmpty);
    }
  }

  /** A gap around a content. */
  record Told(Content content, Gap gap) {
    ObjectNode json() {
      ObjectNode shown = JsonNodeFactory.instance.objectNode().put("type", content.type()).put("id", content.id().toString());
      return shown.setAll(gap.json());
    }
  }

  /**
   * What stands in the way of each, in their order.
   *
   * @param when the moment at which they would become public
   */
  Found look(Bundle bundle, Instant when) {
    ClosureCheck.Reach reach = closure.reach(bundle.forms().values().stream().flatMap(forms -> forms.values().stream()).toList());
    bundle.contents().values().forEach(reach::and);
    Map<ReleaseItem, List<Problem>> problems = new LinkedHashMap<>();
    bundle.items().stream().filter(item -> !bundle.isDone(item)).forEach(item -> problems.put(item, problems(bundle, item, when)));
    List<Told> warnings = new ArrayList<>();
    bundle.forms().forEach((id, forms) -> {
      Content content = bundle.contents().get(id);
      closure.gaps(content, bundle.texts().get(id), forms, bundle.standings().get(id), reach).forEach(gap -> {
        if (gap.refuses()) {
          problems.get(concerned(bundle, content, gap)).add(refusal(gap));
        } else {
          warnings.add(new Told(content, gap));
        }
      });
    });
    return new Found(problems, warnings);
  }

  /** The text a gap is about; where another language lacks something, the first one that is to become public. */
  private static ReleaseItem concerned(Bundle bundle, Content content, Gap gap) {
    List<ReleaseItem> due = bundle.items().stream().filter(item -> item.content.equals(content.id()) && !bundle.isDone(item)).toList();
    return due.stream().filter(item -> item.locale.equals(gap.locale())).findFirst().orElse(due.get(0));
  }

  private Problem refusal(Gap gap) {
    try {
      closure.refuse(List.of(gap));
      throw new IllegalStateException(gap + " refuses nothing");
    } catch (Problem refused) {
      return refused;
    }
  }

  private List<Problem> problems(Bundle bundle, ReleaseItem item, Instant when) {
    if (bundle.variant(item).isEmpty()) {
      return new ArrayList<>(List.of(Problem.notFound()));
    }
    Content content = bundle.content(item).orElseThrow();
    Variant variant = bundle.variant(item).orElseThrow();
    List<Runnable> rules = List.of(() -> Redacted.refuse(content), () -> requireSame(item, variant), () -> Moves.check(Transition.PUBLISH,
            bundle.standings().get(content.id()).standing(variant), Planning.CLOCK, null),
        () -> Moving.requireApproved(variant, bundle.due(content.id()).get(item.locale)), () -> Embargo.refuse(content, when, installation.zone()));
    List<Problem> problems = new ArrayList<>();
    for (Runnable rule : rules) {
      try {
        rule.run();
      } catch (Problem broken) {
        problems.add(broken);
      }
    }
    return problems;
  }

  private static void requireSame(ReleaseItem item, Variant variant) {
    if (!item.fingerprint.equals(variant.fingerprint())) {
      throw Problem.of(ProblemKind.REFUSED, "text-changed",
          "Its text is not the one that was put into the release. Put it in again to take it as it reads now.");
    }
  }

  /** {@code {"type","id","locale","problems":[{"problem","detail",…}]}} of each. */
  static List<Map<String, Object>> told(Map<ReleaseItem, List<Problem>> found) {
    return found.entrySet().stream().map(entry -> {
      Map<String, Object> told = place(entry.getKey());
      told.put("problems", entry.getValue().stream().map(ReleaseCheck::told).toList());
      return told;
    }).toList();
  }

  private static Map<String, Object> told(Problem problem) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("problem", problem.slug());
    told.put("detail", problem.getMessage());
    told.putAll(problem.details());
    return told;
  }

  static Map<String, Object> place(ReleaseItem item) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("type", item.type);
    place.put("id", item.content.toString());
    place.put("locale", item.locale.toLanguageTag());
    return place;
  }
}

package org.entente.boot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.access.Role;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.settings.Environment;
import org.entente.workflow.ReviewPlan;
import org.entente.workflow.ReviewPlans;
import org.entente.workflow.Stage;

/**
 * The review plans as an office writes them down: {@code default} and {@code types}, each a list of stages
 * {@code {role, people}}. Whatever cannot be stops the start and names its place.
 */
final class ReviewPlansFile {
  private static final String SETTING = "ENTENTE_REVIEW_PLANS";
  private static final int MOST_PEOPLE = 20;

  private final YamlFile file;

  private ReviewPlansFile(YamlFile file) {
    this.file = file;
  }

  static ReviewPlansFile of(Environment environment) {
    return new ReviewPlansFile(YamlFile.of(environment, SETTING, "review-plans.yaml"));
  }

  ReviewPlans read(ContentTypes types) {
    Map<?, ?> plans = file.members(file.load(), "the file", List.of("default", "types"));
    if (!plans.containsKey("default")) {
      throw file.wrong("default", "is missing; it is the plan of the types that have none of their own");
    }
    Map<String, ReviewPlan> own = new HashMap<>();
    List<String> names = types.all().stream().map(TypeDescriptor::name).toList();
    file.members(plans.containsKey("types") ? plans.get("types") : Map.of(), "types", names)
        .forEach((type, stages) -> own.put((String) type, plan(stages, "types." + type)));
    return new ReviewPlans(plan(plans.get("default"), "default"), own);
  }

  private ReviewPlan plan(Object stages, String place) {
    if (!(stages instanceof List<?> list) || list.isEmpty()) {
      throw file.wrong(place, "must be a list of at least one stage");
    }
    List<Stage> read = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      read.add(stage(list.get(i), place + "[" + i + "]"));
    }
    ReviewPlan plan = new ReviewPlan(read);
    if (plan.people() > MOST_PEOPLE) {
      throw file.wrong(place, "asks for " + plan.people() + " people; more than " + MOST_PEOPLE + " never come together");
    }
    return plan;
  }

  private Stage stage(Object stage, String place) {
    Map<?, ?> members = file.members(stage, place, List.of("role", "people"));
    Role role = Stage.ROLES.stream().filter(known -> known.name().equals(members.get("role"))).findFirst()
        .orElseThrow(() -> file.wrong(place + ".role", "must be one of " + Stage.ROLES));
    Object people = members.containsKey("people") ? members.get("people") : Integer.valueOf(1);
    if (!(people instanceof Integer number) || number < 1 || number > MOST_PEOPLE) {
      throw file.wrong(place + ".people", "must be a whole number from 1 to " + MOST_PEOPLE);
    }
    return new Stage(role, number);
  }
}

package org.entente.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.access.Role;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;
import org.entente.workflow.ReviewPlan;
import org.entente.workflow.ReviewPlans;
import org.entente.workflow.Stage;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The review plans as an office writes them down: {@code default} and {@code types}, each a list of stages
 * {@code {role, people}}. Whatever cannot be stops the start and names its place.
 */
final class ReviewPlansFile {
  private static final String SETTING = "ENTENTE_REVIEW_PLANS";
  private static final int MOST_PEOPLE = 20;

  private final Optional<Path> file;

  private ReviewPlansFile(Optional<Path> file) {
    this.file = file;
  }

  /** The file that the setting names, else the plans that come with the application. */
  static ReviewPlansFile of(Environment environment) {
    return new ReviewPlansFile(environment.text(SETTING).map(Path::of));
  }

  ReviewPlans read(ContentTypes types) {
    Map<?, ?> plans = members(load(), "the file", List.of("default", "types"));
    if (!plans.containsKey("default")) {
      throw wrong("default", "is missing; it is the plan of the types that have none of their own");
    }
    Map<String, ReviewPlan> own = new HashMap<>();
    List<String> names = types.all().stream().map(TypeDescriptor::name).toList();
    members(plans.containsKey("types") ? plans.get("types") : Map.of(), "types", names)
        .forEach((type, stages) -> own.put((String) type, plan(stages, "types." + type)));
    return new ReviewPlans(plan(plans.get("default"), "default"), own);
  }

  private Object load() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (InputStream in = file.isPresent() ? Files.newInputStream(file.get()) : ReviewPlansFile.class.getResourceAsStream("/review-plans.yaml")) {
      return new Yaml(new SafeConstructor(options)).load(in);
    } catch (YAMLException malformed) {
      throw new WrongSetting(SETTING, "names " + place() + ", which is no YAML: " + malformed.getMessage().replaceAll("\\s+", " "));
    } catch (IOException unreadable) {
      if (file.isEmpty()) {
        throw new UncheckedIOException(unreadable);
      }
      throw new WrongSetting(SETTING, "names " + place() + ", which cannot be read");
    }
  }

  private ReviewPlan plan(Object stages, String place) {
    if (!(stages instanceof List<?> list) || list.isEmpty()) {
      throw wrong(place, "must be a list of at least one stage");
    }
    List<Stage> read = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      read.add(stage(list.get(i), place + "[" + i + "]"));
    }
    ReviewPlan plan = new ReviewPlan(read);
    if (plan.people() > MOST_PEOPLE) {
      throw wrong(place, "asks for " + plan.people() + " people; more than " + MOST_PEOPLE + " never come together");
    }
    return plan;
  }

  private Stage stage(Object stage, String place) {
    Map<?, ?> members = members(stage, place, List.of("role", "people"));
    Role role = Stage.ROLES.stream().filter(known -> known.name().equals(members.get("role"))).findFirst()
        .orElseThrow(() -> wrong(place + ".role", "must be one of " + Stage.ROLES));
    Object people = members.containsKey("people") ? members.get("people") : Integer.valueOf(1);
    if (!(people instanceof Integer number) || number < 1 || number > MOST_PEOPLE) {
      throw wrong(place + ".people", "must be a whole number from 1 to " + MOST_PEOPLE);
    }
    return new Stage(role, number);
  }

  private Map<?, ?> members(Object given, String place, List<String> known) {
    if (!(given instanceof Map<?, ?> map)) {
      throw wrong(place, "must have members");
    }
    map.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
      throw wrong(place, "has '" + name + "', but knows only " + known);
    });
    return map;
  }

  private WrongSetting wrong(String place, String sentence) {
    return new WrongSetting(SETTING, "(" + place() + "): " + place + " " + sentence);
  }

  private String place() {
    return file.map(Path::toString).orElse("review-plans.yaml");
  }
}

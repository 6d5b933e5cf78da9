package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.access.Actor;
import org.entente.audit.Subject;
import org.entente.editorial.Desk;
import org.entente.editorial.Door;
import org.entente.editorial.Outcome;
import org.entente.workflow.ReviewPlan;
import org.entente.workflow.ReviewPlans;
import org.entente.workflow.Stage;
import org.entente.workflow.State;
import org.entente.workflow.Transition;

/** Takes the sample content's languages that were never public from wherever a cut start left them to publication. */
@ApplicationScoped
class SamplePublishing {
  @Inject
  Desk desk;

  @Inject
  Door door;

  @Inject
  ReviewPlans plans;

  private record Step(State from, Transition move, Actor by) {}

  /** All languages together, each move by the person who may make it; returns the log's last number if it became public. */
  Optional<Long> publish(Actor author, List<Actor> reviewers, Actor publisher, Line line) {
    UUID id = line.id().orElseThrow();
    List<Step> steps = new ArrayList<>(List.of(new Step(State.DRAFT, Transition.SUBMIT, author)));
    steps.addAll(review(plans.of(line.type()), reviewers));
    steps.add(new Step(State.APPROVED, Transition.PUBLISH, publisher));
    return door.pass(author, "IMPORT", Subject.of(line.type(), id), () -> {
      Outcome now = desk.overwrite(author, line.type(), id, JsonNodeFactory.instance.objectNode());
      for (Step step : steps) {
        ObjectNode etags = waiting(now.body().path("variants"), step.from());
        if (!etags.isEmpty()) {
          ObjectNode order = JsonNodeFactory.instance.objectNode().put("transition", step.move().name());
          order.set("locales", etags);
          now = desk.moveTogether(step.by(), line.type(), id, order);
        }
      }
      return now.sequence();
    });
  }

  /** Each stage by as many others as its plan asks for. */
  private static List<Step> review(ReviewPlan plan, List<Actor> reviewers) {
    List<Actor> free = new ArrayList<>(reviewers);
    List<Step> steps = new ArrayList<>();
    for (Stage stage : plan.stages()) {
      for (int i = 0; i < stage.people(); i++) {
        Actor next = free.stream().filter(actor -> actor.holds(stage.role())).findFirst().orElseThrow(() ->
            new IllegalStateException("the review plan asks for more people with the role " + stage.role() + " than the samples have"));
        free.remove(next);
        steps.add(new Step(State.IN_REVIEW, Transition.APPROVE, next));
      }
    }
    return steps;
  }

  private static ObjectNode waiting(JsonNode variants, State from) {
    ObjectNode etags = JsonNodeFactory.instance.objectNode();
    variants.properties().stream()
        .filter(variant -> variant.getValue().path("state").asText().equals(from.name()))
        .filter(variant -> !variant.getValue().path("live").asBoolean())
        .forEach(variant -> etags.set(variant.getKey(), variant.getValue().get("etag")));
    return etags;
  }
}

package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.content.Variant;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.publishing.Publication;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.PublicForm;
import org.entente.schema.TypeDescriptor;
import org.entente.workflow.State;

/**
 * Discarding a draft: the words of the live print's revision return, and its facts unless another language has meanwhile
 * published or submitted other facts. Internal fields stay as they are.
 */
@ApplicationScoped
class ReturnToPrint {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Inject
  Revisions revisions;

  @Inject
  ContentTypes types;

  @Inject
  ContentJson json;

  @Inject
  EditRules rules;

  @Inject
  ReferenceFinder references;

  @Inject
  Clock clock;

  void restore(Actor actor, Content content, Variant variant, Standings.Of standing) {
    Publication live = standing.last().get(variant.locale());
    ObjectNode printed = revision(content, live.revision());
    ObjectNode now = json.write(content);
    TypeDescriptor type = types.named(content.type());
    refuseMovedFacts(content, variant, standing, printed, now);
    ObjectNode patch = JSON.objectNode();
    type.facts().stream().filter(FieldDescriptor::isPublic).forEach(field -> put(field, printed, now, patch));
    ObjectNode words = patch.putObject("words").putObject(variant.locale().toLanguageTag());
    String tag = variant.locale().toLanguageTag();
    type.words().forEach(field -> put(field, printed.path("words").path(tag), now.path("words").path(tag), words));
    json.merge(content, patch, references.neighbours());
    settle(actor, content, variant);
  }

  private void settle(Actor actor, Content content, Variant returned) {
    ObjectNode after = json.write(content);
    for (Variant variant : content.variants().values()) {
      String fingerprint = rules.form(content.type(), after, variant.locale()).fingerprint();
      if (variant == returned) {
        variant.returnedTo(fingerprint, content.revision());
        variant.indexed(content.words().get(variant.locale()));
      } else if (!fingerprint.equals(variant.fingerprint())) {
        variant.edited(fingerprint, actor.account(), clock.instant());
        variant.raiseVersion();
      }
    }
  }

  /** A component merges, so what the print did not have must be taken out by name. */
  private static void put(FieldDescriptor field, JsonNode printed, JsonNode now, ObjectNode patch) {
    JsonNode value = printed.get(field.name());
    if (value == null) {
      patch.putNull(field.name());
    } else if (value.isObject() && now.path(field.name()).isObject()) {
      ObjectNode merged = patch.putObject(field.name());
      now.get(field.name()).fieldNames().forEachRemaining(merged::putNull);
      merged.setAll((ObjectNode) value);
    } else {
      patch.set(field.name(), value);
    }
  }

  private void refuseMovedFacts(Content content, Variant variant, Standings.Of standing, ObjectNode printed, ObjectNode now) {
    for (Variant other : content.variants().values()) {
      Locale locale = other.locale();
      if (other == variant) {
        continue;
      }
      ObjectNode wanted = facts(content, printed, locale);
      boolean submitted = List.of(State.IN_REVIEW, State.APPROVED).contains(other.state())
          && !facts(content, now, locale).equals(wanted);
      boolean published = standing.isLive(locale)
          && !facts(content, revision(content, standing.last().get(locale).revision()), locale).equals(wanted);
      if (submitted || published) {
        throw Problem.of(ProblemKind.REFUSED, "facts-moved-on", "The language " + locale.toLanguageTag()
            + " has submitted or published other facts since. Edit the text instead of discarding it.")
            .with("locale", locale.toLanguageTag());
      }
    }
  }

  private ObjectNode facts(Content content, ObjectNode revision, Locale locale) {
    PublicForm form = rules.form(content.type(), revision, locale);
    return rules.facts(content.type(), form);
  }

  private ObjectNode revision(Content content, int number) {
    return revisions.find(content.id(), number).flatMap(Revision::json).orElseThrow(
        () -> new IllegalStateException("Revision " + number + " of " + content.id() + " is missing"));
  }
}

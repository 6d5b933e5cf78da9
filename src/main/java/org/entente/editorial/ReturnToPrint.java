package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.access.Actor;
import org.entente.content.Content;
import org.entente.content.Digests;
import org.entente.content.Variant;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentJson;
import org.entente.workflow.State;

/**
 * Discarding a draft: the words of the live print's revision return, and its facts unless another language has meanwhile
 * published or submitted other facts. Internal fields stay as they are.
 */
@ApplicationScoped
class ReturnToPrint {
  @Inject
  Revisions revisions;

  @Inject
  ContentJson json;

  @Inject
  EditRules rules;

  @Inject
  FormerText former;

  @Inject
  Flags flags;

  @Inject
  Clock clock;

  /** Returns the other languages whose facts have changed with it, so that their writer is remembered. */
  Set<Locale> restore(Actor actor, Content content, Variant variant, Standings.Of standing) {
    ObjectNode printed = revision(content, standing.last().get(variant.locale()).revision());
    refuseMovedFacts(content, variant, standing, printed);
    ObjectNode before = EditRules.withoutWords(json.write(content));
    former.bringBack(content, printed, List.of(variant.locale()));
    if (!EditRules.withoutWords(json.write(content)).equals(before)) {
      EditRules.requireAuthor(actor, content.type(), content.firstLocale());
    }
    Set<Locale> others = settle(actor, content, variant, rules.form(content.type(), printed, variant.locale()).fingerprint());
    flags.review(content);
    return others;
  }

  private Set<Locale> settle(Actor actor, Content content, Variant returned, String printed) {
    ObjectNode after = json.write(content);
    Set<Locale> others = new LinkedHashSet<>();
    for (Variant variant : content.variants().values()) {
      Digests text = rules.form(content.type(), after, variant.locale()).digests();
      if (variant == returned) {
        requireSame(text.fingerprint(), printed);
        variant.returnedTo(text, content.revision());
        variant.indexed(content.words().get(variant.locale()));
      } else if (!text.fingerprint().equals(variant.fingerprint())) {
        variant.edited(text, actor.account(), clock.instant());
        variant.raiseVersion();
        others.add(variant.locale());
      }
    }
    return others;
  }

  /** What returns counts as approved, so it must be the print to the letter. */
  private static void requireSame(String returned, String printed) {
    if (!returned.equals(printed)) {
      throw new IllegalStateException("A discarded draft did not return to its print");
    }
  }

  private void refuseMovedFacts(Content content, Variant variant, Standings.Of standing, ObjectNode printed) {
    ObjectNode now = json.write(content);
    int live = standing.last().get(variant.locale()).revision();
    for (Variant other : content.variants().values()) {
      Locale locale = other.locale();
      if (other == variant) {
        continue;
      }
      ObjectNode wanted = facts(content, printed, locale);
      boolean submitted = List.of(State.IN_REVIEW, State.APPROVED).contains(other.state())
          && !facts(content, now, locale).equals(wanted);
      boolean published = standing.isLive(locale) && standing.last().get(locale).revision() > live
          && !facts(content, revision(content, standing.last().get(locale).revision()), locale).equals(wanted);
      if (submitted || published) {
        throw Problem.of(ProblemKind.REFUSED, "facts-moved-on", "The language " + locale.toLanguageTag()
            + " has submitted or published other facts since. Edit the text instead of discarding it.")
            .with("locale", locale.toLanguageTag());
      }
    }
  }

  private ObjectNode facts(Content content, ObjectNode revision, Locale locale) {
    return rules.form(content.type(), revision, locale).facts();
  }

  private ObjectNode revision(Content content, int number) {
    return revisions.find(content.id(), number).flatMap(Revision::json).orElseThrow(
        () -> new IllegalStateException("Revision " + number + " of " + content.id() + " is missing"));
  }
}

package org.entente.editorial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.access.Actor;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Content;
import org.entente.content.Source;
import org.entente.content.Variant;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.problem.Problem;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;

/**
 * Which language follows which, and whether it has kept up: a translation is behind when the words it was made from are others now.
 * Works inside the desk's transaction.
 */
@ApplicationScoped
class Translations {
  private static final Set<String> KNOWN = Set.of("locale", "revision");

  @Inject
  Revisions revisions;

  @Inject
  EditRules rules;

  @Inject
  AuditTrail audit;

  /** A language that has just been opened follows the content's first one, as it stands beside it. */
  static void begun(Content content, Variant variant) {
    content.variant(content.firstLocale()).filter(first -> first != variant).ifPresent(first ->
        variant.follows(new Source(first.locale(), content.revision() + 1, first.wording())));
  }

  /** Whether the words it was made from are others now. */
  static boolean isBehind(Content content, Source source) {
    return source.wording() != null && content.variant(source.locale()).map(Variant::wording)
        .filter(now -> !now.equals(source.wording())).isPresent();
  }

  /** {@code {"locale","revision","behind"}}. */
  static ObjectNode json(Content content, Source source) {
    return JsonNodeFactory.instance.objectNode().put("locale", source.locale().toLanguageTag()).put("revision", source.revision())
        .put("behind", isBehind(content, source));
  }

  /** Says that the words are right beside those of another language at a revision; with a null locale, that they follow none. */
  void check(Actor actor, Content content, Variant variant, ObjectNode told) {
    Redacted.refuse(content);
    rules.requireWriter(actor, content.type(), variant.locale());
    told.fieldNames().forEachRemaining(name -> {
      if (!KNOWN.contains(name)) {
        throw Problem.invalid("/" + name, "is no part of it; say locale and revision");
      }
    });
    boolean follows = !told.path("locale").isNull();
    if (!follows && told.has("revision")) {
      throw Problem.invalid("/revision", "is of a locale; leave it out where that is null");
    }
    Optional<Source> source = follows ? Optional.of(source(content, variant, told)) : Optional.empty();
    source.ifPresentOrElse(variant::follows, variant::followsNone);
    audit.record(actor, "CHECK_TRANSLATION", Subject.of(content.type(), content.id(), variant.locale()),
        source.<Map<String, ?>>map(from -> Map.of("source", from.locale().toLanguageTag(), "revision", from.revision())).orElse(Map.of()));
  }

  private Source source(Content content, Variant variant, ObjectNode told) {
    Locale locale = locale(told);
    if (locale.equals(variant.locale()) || content.variant(locale).isEmpty()) {
      throw Problem.invalid("/locale", "must be another language of this content, or null");
    }
    if (!told.path("revision").isInt() || told.get("revision").intValue() < 1 || told.get("revision").intValue() > content.revision()) {
      throw Problem.invalid("/revision", "must be the revision that you have compared with, from 1 to " + content.revision());
    }
    int number = told.get("revision").intValue();
    ObjectNode then = revisions.find(content.id(), number).flatMap(Revision::json)
        .orElseThrow(() -> Problem.invalid("/revision", "is one whose text is there no more"));
    if (!then.path("words").has(locale.toLanguageTag())) {
      throw Problem.invalid("/revision", "is from before there was " + locale.toLanguageTag());
    }
    return new Source(locale, number, rules.form(content.type(), then, locale).digests().wording());
  }

  private static Locale locale(ObjectNode told) {
    try {
      return LanguageTag.parse(told.path("locale").asText());
    } catch (Malformed wrong) {
      throw Problem.invalid("/locale", wrong.getMessage());
    }
  }
}

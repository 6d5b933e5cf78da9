package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.problem.Problem;
import org.entente.values.LanguageTag;
import org.entente.values.Malformed;
import org.entente.workflow.Transition;

/**
 * What somebody asks of one or several languages: a move, perhaps a second one after it, and what goes with them. A member that is
 * null is one that was left out.
 *
 * @param etags the languages and the version of each that the person has seen
 * @param steps one or two moves, made in this order
 * @param note the person's words, as text or by language
 * @param major whether readers are told of the change; empty for the default (major at the first publication)
 * @param end how a print ends
 * @param when later, or what was planned and is due
 * @param release with which it becomes public, or is taken back
 */
record Order(Map<Locale, String> etags, List<Transition> steps, String note, Optional<Boolean> major,
    Optional<String> publicNote, End end, When when, Optional<UUID> release) {

  private static final int LONGEST = 4000;
  private static final Set<String> KNOWN = Set.of("transition", "then", "note", "change", "publicNote", "kind",
      "publicNotice", "redirectTo", "locales", "at", "zone", "offset");
  /** What goes with the making of a plan, or with another move. */
  private static final List<String> OF_NOW = List.of("then", "locales", "at", "zone", "offset");

  /** How a print ends: for good, with a notice to its readers, or with a way to something else. */
  record End(Optional<String> notice, Optional<JsonNode> redirectTo) {}

  /**
   * Now, if all is empty.
   *
   * @param asked the body in which a local time stands
   * @param due the moment for which this move was planned
   */
  record When(Optional<ObjectNode> asked, Optional<Instant> due) {
    static final When NOW = new When(Optional.empty(), Optional.empty());
  }

  /** Whether it is to be made later. */
  boolean isForLater() {
    return when.asked().isPresent();
  }

  /** The moment to come, if one is asked for. */
  Optional<LocalMoment> moment(ZoneId usual) {
    return when.asked().map(body -> LocalMoment.read(text(body, "at").orElseThrow(), text(body, "zone"), text(body, "offset"), usual));
  }

  /** What was asked for, as the order of one move that is to be made now. */
  ObjectNode alone(Transition transition) {
    return when.asked().orElseThrow().deepCopy().put("transition", transition.name()).without(OF_NOW);
  }

  /** The same, planned for a moment that has come. */
  Order dueAt(Instant moment) {
    return new Order(etags, steps, note, major, publicNote, end, new When(Optional.empty(), Optional.of(moment)), release);
  }

  /** Reads the body of a transition of one language, whose version came as If-Match. */
  static Order ofOne(Locale locale, String etag, ObjectNode body) {
    if (body.has("locales")) {
      throw Problem.invalid("/locales", "names languages; send it to the content's own transitions instead");
    }
    return read(Map.of(locale, etag), body);
  }

  /** Reads the body of a transition of several languages: {@code {"locales":{"fr":"<etag>"},"transition":…}}. */
  static Order ofSeveral(ObjectNode body) {
    JsonNode locales = body.path("locales");
    if (!locales.isObject() || locales.isEmpty()) {
      throw Problem.invalid("/locales", "must name languages and the version of each: {\"fr\":\"<etag>\"}");
    }
    Map<Locale, String> etags = new LinkedHashMap<>();
    locales.properties().forEach(entry -> {
      if (!entry.getValue().isTextual()) {
        throw Problem.invalid("/locales/" + entry.getKey(), "must be the ETag of this language");
      }
      try {
        etags.put(LanguageTag.parse(entry.getKey()), entry.getValue().textValue());
      } catch (Malformed wrong) {
        throw Problem.invalid("/locales/" + entry.getKey(), wrong.getMessage());
      }
    });
    return read(etags, body);
  }

  /** What is asked of everything in a release. */
  static Order ofRelease(UUID release, ObjectNode body) {
    List.of("then", "locales", "kind", "publicNotice", "redirectTo").stream().filter(body::has).findFirst().ifPresent(name -> {
      throw Problem.invalid("/" + name, "does not go with a release; leave it out");
    });
    Order order = read(Map.of(), body.deepCopy().put("transition", Transition.PUBLISH.name()));
    return new Order(order.etags, order.steps, order.note, order.major, order.publicNote, order.end, order.when, Optional.of(release));
  }

  /** What the audit calls a refused move: the word that was asked for, if it is one. */
  static String named(ObjectNode body) {
    String asked = body.path("transition").asText();
    return asked.matches("[A-Z_]{1,20}") ? asked : "MOVE";
  }

  private static Order read(Map<Locale, String> etags, ObjectNode body) {
    body.fieldNames().forEachRemaining(name -> {
      if (!KNOWN.contains(name)) {
        throw Problem.invalid("/" + name, "is nothing a transition knows; it takes " + KNOWN.stream().sorted().toList());
      }
    });
    List<Transition> steps = new ArrayList<>(List.of(transition(body, "transition")));
    if (body.hasNonNull("then")) {
      steps.add(transition(body, "then"));
    }
    Optional<Boolean> major = change(body);
    Optional<String> publicNote = text(body, "publicNote");
    if (publicNote.isPresent() && !major.orElse(true)) {
      throw idleNote();
    }
    return new Order(etags, steps, note(body.get("note")), major, publicNote, end(body), when(body), Optional.empty());
  }

  /** What readers are not told of has no note for them. */
  static Problem idleNote() {
    return Problem.invalid("/publicNote", "is told with a major change; send \"change\":\"major\" too, or leave it out");
  }

  private static When when(ObjectNode body) {
    List.of("zone", "offset").stream().filter(name -> body.hasNonNull(name) && !body.hasNonNull("at")).findFirst().ifPresent(name -> {
      throw Problem.invalid("/" + name, "goes with a time; send at too, or leave it out");
    });
    List.of("at", "zone", "offset").forEach(name -> text(body, name));
    return body.hasNonNull("at") ? new When(Optional.of(body), Optional.empty()) : When.NOW;
  }

  private static Transition transition(ObjectNode body, String member) {
    String name = body.path(member).asText();
    return Arrays.stream(Transition.values()).filter(move -> move.isNamed() && move.name().equals(name)).findFirst()
        .orElseThrow(() -> Problem.invalid("/" + member, "must be one of "
            + Arrays.stream(Transition.values()).filter(Transition::isNamed).toList()));
  }

  private static String note(JsonNode note) {
    if (note == null || note.isNull()) {
      return null;
    }
    boolean byLanguage = note.isObject() && note.valueStream().allMatch(JsonNode::isTextual);
    if (!note.isTextual() && !byLanguage || note.toString().length() > LONGEST) {
      throw Problem.invalid("/note", "must be a text of at most " + LONGEST + " characters, or texts by language");
    }
    return note.isTextual() ? note.textValue() : note.isEmpty() ? null : note.toString();
  }

  private static Optional<Boolean> change(ObjectNode body) {
    return text(body, "change").map(change -> switch (change) {
      case "major" -> true;
      case "minor" -> false;
      default -> throw Problem.invalid("/change", "must be major or minor");
    });
  }

  private static End end(ObjectNode body) {
    String kind = text(body, "kind").orElse("gone");
    refuseUnlessKind("notice", kind, body, "publicNotice");
    refuseUnlessKind("redirect", kind, body, "redirectTo");
    return switch (kind) {
      case "gone" -> new End(Optional.empty(), Optional.empty());
      case "notice" -> new End(Optional.of(text(body, "publicNotice").filter(notice -> !notice.isBlank())
          .orElseThrow(() -> Problem.invalid("/publicNotice", "is what the public reads instead; write it"))), Optional.empty());
      case "redirect" -> new End(Optional.empty(), Optional.of(Optional.ofNullable(body.get("redirectTo")).filter(target -> !target.isNull())
          .orElseThrow(() -> Problem.invalid("/redirectTo", "says where readers are sent; write a reference"))));
      default -> throw Problem.invalid("/kind", "must be gone, notice or redirect");
    };
  }

  /** What would have no effect is not passed over. */
  private static void refuseUnlessKind(String wanted, String kind, ObjectNode body, String member) {
    if (body.hasNonNull(member) && !kind.equals(wanted)) {
      throw Problem.invalid("/" + member, "goes with the kind " + wanted + "; leave it out, or send \"kind\":\"" + wanted + "\"");
    }
  }

  private static Optional<String> text(ObjectNode body, String member) {
    JsonNode value = body.get(member);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().length() > LONGEST) {
      throw Problem.invalid("/" + member, "must be a text of at most " + LONGEST + " characters");
    }
    return Optional.of(value.textValue());
  }
}

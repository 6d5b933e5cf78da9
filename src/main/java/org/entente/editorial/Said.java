package org.entente.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.problem.Problem;
import org.entente.problem.Problem.Fault;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.TypeDescriptor;

/**
 * What somebody wants to say.
 *
 * @param replyTo the number of the comment that is answered, whose place the answer shares
 */
record Said(String text, Comment.About about, Optional<Integer> replyTo) {
  static final int LONGEST = 4000;
  private static final Set<String> KNOWN = Set.of("text", "locale", "field", "replyTo");

  /** Refuses with every fault at its place. */
  static Said read(ObjectNode body, TypeDescriptor type, List<Locale> locales) {
    List<Fault> faults = new ArrayList<>();
    body.fieldNames().forEachRemaining(name -> require(faults, KNOWN.contains(name), name,
        "is no part of a comment; it takes text, locale, field and replyTo"));
    JsonNode text = body.path("text");
    require(faults, text.isTextual() && !text.textValue().isBlank() && text.textValue().length() <= LONGEST, "text",
        "must be a text of 1 to " + LONGEST + " characters");
    boolean reply = body.has("replyTo");
    require(faults, !reply || body.get("replyTo").canConvertToInt() && body.get("replyTo").isIntegralNumber(), "replyTo",
        "must be the number of a comment");
    Optional<Locale> locale = locales.stream().filter(known -> known.toLanguageTag().equals(body.path("locale").textValue())).findFirst();
    require(faults, !body.has("locale") || locale.isPresent() && !reply, "locale", reply ? "is that of the comment that is answered"
        : "must be one of " + locales.stream().map(Locale::toLanguageTag).toList());
    boolean known = !body.has("field") || isField(type, body.get("field").asText());
    require(faults, known && !(reply && body.has("field")), "field", reply ? "is that of the comment that is answered"
        : "must be a field of " + type.name() + ", such as " + type.words().get(0).path());
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return new Said(text.textValue().strip(), new Comment.About(locale, Optional.ofNullable(body.path("field").textValue())),
        reply ? Optional.of(body.get("replyTo").intValue()) : Optional.empty());
  }

  private static void require(List<Fault> faults, boolean holds, String name, String otherwise) {
    if (!holds) {
      faults.add(new Fault("/" + name.replace("~", "~0").replace("/", "~1"), otherwise));
    }
  }

  /** A member of a component is named behind a dot: {@code guests.role}. */
  private static boolean isField(TypeDescriptor type, String path) {
    String[] steps = path.split("\\.", -1);
    Optional<FieldDescriptor> field = type.word(steps[0]).or(() -> type.fact(steps[0]));
    for (int i = 1; i < steps.length; i++) {
      String step = steps[i];
      field = field.flatMap(owner -> owner.member(step));
    }
    return field.isPresent();
  }
}

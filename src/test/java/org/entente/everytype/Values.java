package org.entente.everytype;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.values.FieldRole;

/**
 * A valid value for every kind of field. Texts end in a word that stands nowhere else; values of a higher rank sort after
 * those of a lower one; internal fields hold what can be told from every public value.
 *
 * @param rank 1 or 2
 * @param seed makes the words of this content its own
 * @param ids a published content of every type that may be referred to
 */
public record Values(int rank, String seed, List<String> locales, Map<String, String> ids) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> PATTERNED = List.of("Q1042", "1042", "ab", "AB", "https://example.org/");

  /** A field of a class as it is sent, told once. */
  JsonNode fact(FieldDescriptor field, Class<?> owner, Predicate<FieldDescriptor> wanted) {
    return value(field, owner, field.path(), wanted);
  }

  /** A field of the words of one language as it is sent. */
  JsonNode word(FieldDescriptor field, Class<?> owner, String locale) {
    return value(field, owner, field.path() + "@" + locale, any -> true);
  }

  private JsonNode value(FieldDescriptor field, Class<?> owner, String place, Predicate<FieldDescriptor> wanted) {
    if (!field.many()) {
      return one(field, owner, place, 0, wanted);
    }
    ArrayNode list = JSON.arrayNode().add(one(field, owner, place, 0, wanted));
    boolean related = field.kind() == FieldKind.REFERENCE || field.kind() == FieldKind.TARGET;
    return related ? list : list.add(one(field, owner, place, 1, wanted));
  }

  private JsonNode one(FieldDescriptor field, Class<?> owner, String place, int index, Predicate<FieldDescriptor> wanted) {
    String at = place + "#" + index;
    return switch (field.kind()) {
      case TEXT -> JSON.textNode(pattern(field, owner).map(Values::matching).orElseGet(() -> text(at, field)));
      case LOCALIZED_TEXT -> byLanguage(at, field);
      case RICH_TEXT -> JSON.textNode("## Alpha\n\nUn **texte** de " + text(at, field));
      case SLUG -> JSON.textNode((rank == 1 ? "alpha-" : "beta-") + token(at));
      case BOOLEAN -> JSON.booleanNode((rank + index) % 2 == 0);
      case INTEGER -> JSON.numberNode(1000 * rank + index);
      case DATE -> JSON.textNode((field.isPublic() ? 2014 : 2087) + "-0" + (rank + index) + (later(field) ? "-27" : "-17"));
      case INSTANT -> JSON.textNode((field.isPublic() ? 2015 : 1987) + "-0" + (rank + index) + "-11T0" + (later(field) ? 9 : 7)
          + ":07:07Z");
      case PERIOD -> JSON.textNode("195" + (rank + index));
      case POINT -> JSON.objectNode().put("lat", 41.5 + rank).put("lon", 12.25 + index);
      case ENUMERATION -> JSON.textNode(field.values().get(Math.min(rank + index, field.values().size()) - 1));
      case COUNTRY -> JSON.textNode(List.of("IT", "PT", "SN").get(rank + index - 1));
      case URL -> JSON.textNode("https://example.org/" + token(at));
      case ZONE -> JSON.textNode("Europe/Rome");
      case QUERY -> JSON.textNode(ids.keySet().iterator().next() + "?sort=title&limit=" + (rank + index));
      case REFERENCE, TARGET -> reference(field.target().orElseGet(() -> ids.keySet().iterator().next()));
      case COMPONENT -> component(field, at, wanted);
    };
  }

  private ObjectNode component(FieldDescriptor field, String at, Predicate<FieldDescriptor> wanted) {
    ObjectNode component = JSON.objectNode();
    field.members().stream().filter(wanted).forEach(member ->
        component.set(member.name(), value(member, field.valueType(), at + "/" + member.name(), wanted)));
    return component;
  }

  private ObjectNode reference(String type) {
    return JSON.objectNode().put("type", type).put("id", ids.get(type));
  }

  private ObjectNode byLanguage(String at, FieldDescriptor field) {
    ObjectNode texts = JSON.objectNode();
    locales.forEach(locale -> texts.put(locale, text(at + "@" + locale, field)));
    return texts;
  }

  private String text(String at, FieldDescriptor field) {
    String token = token(at);
    String text = (rank == 1 ? "Alpha " : "Beta ") + token;
    return field.longest() == 0 || text.length() <= field.longest() ? text : token.substring(0, field.longest());
  }

  /** A word of twelve letters for one place of one content. */
  private String token(String at) {
    UUID digest = UUID.nameUUIDFromBytes((seed + " " + rank + " " + at).getBytes(StandardCharsets.UTF_8));
    StringBuilder word = new StringBuilder("zq");
    digest.toString().replace("-", "").chars().limit(10).forEach(digit -> word.append((char) ('a' + Character.digit(digit, 16))));
    return word.toString();
  }

  private static boolean later(FieldDescriptor field) {
    return field.role() == FieldRole.END;
  }

  private static Optional<String> pattern(FieldDescriptor field, Class<?> owner) {
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      for (java.lang.reflect.Field declared : type.getDeclaredFields()) {
        if (declared.getName().equals(field.name())) {
          return Optional.ofNullable(declared.getAnnotation(Pattern.class)).map(Pattern::regexp);
        }
      }
    }
    return Optional.empty();
  }

  private static String matching(String pattern) {
    return PATTERNED.stream().filter(value -> value.matches(pattern)).findFirst().orElseThrow(
        () -> new IllegalStateException("Teach Values a text that matches " + pattern));
  }
}

package org.entente.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.content.Content;
import org.entente.content.Words;
import org.entente.problem.Problem;
import org.entente.problem.Problem.Fault;
import org.entente.values.LanguageTag;
import org.entente.values.LocalizedText;
import org.entente.values.Malformed;
import org.entente.values.Nearest;

/**
 * Applies an RFC 7396 merge patch to a working copy: objects merge, {@code null} removes, lists are replaced. Collects its
 * faults, up to a hundred, before it refuses, so that one correction is enough. One use per patch.
 */
final class MergePatch {
  private static final int LONGEST_LIST = 500;
  private static final int MOST_FAULTS = 100;

  private final TypeDescriptor type;
  private final List<Locale> locales;
  private final JsonValues values;
  private final List<Fault> faults = new ArrayList<>();

  MergePatch(TypeDescriptor type, List<Locale> locales, Neighbours neighbours) {
    this.type = type;
    this.locales = locales;
    this.values = new JsonValues(neighbours, locales);
  }

  void apply(Content content, ObjectNode patch) {
    patch.properties().forEach(entry -> {
      String name = entry.getKey();
      if (name.equals("words")) {
        applyAllWords(content, entry.getValue());
      } else if (!isIdentity(content, name, entry.getValue())) {
        write(type.fact(name), type.facts(), content, name, "", entry.getValue());
      }
    });
    refuseFaults();
  }

  void applyWords(Content content, Locale locale, ObjectNode patch) {
    words(content, locale, patch, "");
    refuseFaults();
  }

  /** Whoever makes a hundred has not made them by hand, and would be answered with more than was sent. */
  private void fault(String pointer, String sentence) {
    faults.add(new Fault(pointer, sentence));
    if (faults.size() == MOST_FAULTS) {
      refuseFaults();
    }
  }

  private void refuseFaults() {
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /** A client may send back the identity it read; it may not change it. */
  private boolean isIdentity(Content content, String name, JsonNode value) {
    return name.equals("type") && value.asText().equals(content.type())
        || name.equals("id") && value.asText().equals(content.id().toString());
  }

  private void applyAllWords(Content content, JsonNode words) {
    if (!words.isObject()) {
      fault("/words", "must be an object of language tags, for example {\"fr\":{\"title\":\"…\"}}");
      return;
    }
    words.properties().forEach(entry -> {
      String pointer = "/words/" + escape(entry.getKey());
      locale(entry.getKey(), pointer).ifPresent(locale -> {
        if (entry.getValue() instanceof ObjectNode patch) {
          words(content, locale, patch, pointer);
        } else {
          fault(pointer, "must be an object with the words of this language; a language is ended by a move, not removed");
        }
      });
    });
  }

  private Optional<Locale> locale(String tag, String pointer) {
    try {
      Locale locale = LanguageTag.parse(tag);
      if (locales.contains(locale)) {
        return Optional.of(locale);
      }
    } catch (Malformed wrong) {
      // told below: for the caller both mean that the language is not one of this installation
    }
    fault(pointer, "is no language of this installation; choose one of "
        + locales.stream().map(Locale::toLanguageTag).toList());
    return Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private void words(Content content, Locale locale, ObjectNode patch, String pointer) {
    Words words = ((Map<Locale, Words>) content.words()).computeIfAbsent(locale, language -> type.newWords());
    patch.properties().forEach(entry ->
        write(type.word(entry.getKey()), type.words(), words, entry.getKey(), pointer, entry.getValue()));
  }

  private void write(Optional<FieldDescriptor> field, List<FieldDescriptor> known, Object owner, String name, String parent,
      JsonNode value) {
    String pointer = parent + "/" + escape(name);
    if (field.isEmpty()) {
      fault(pointer, "is no field that can be written here" + nearest(name, known));
      return;
    }
    FieldDescriptor descriptor = field.get();
    try {
      if (value.isNull()) {
        clear(descriptor, owner);
      } else if (descriptor.many()) {
        writeList(descriptor, owner, pointer, value);
      } else if (descriptor.kind() == FieldKind.COMPONENT) {
        mergeComponent(descriptor, owner, pointer, value);
      } else {
        writeOne(descriptor, owner, value);
      }
    } catch (Malformed wrong) {
      fault(pointer, wrong.getMessage());
    }
  }

  private void writeOne(FieldDescriptor field, Object owner, JsonNode value) {
    Object old = field.read(owner);
    Object read = field.kind() == FieldKind.LOCALIZED_TEXT && old != null
        ? merged((LocalizedText) old, value) : values.read(field, value);
    if (!JsonValues.same(field, old, read)) {
      field.write(owner, read);
    }
  }

  /** A text by language merges language by language; when the last one goes, the text goes. */
  private Object merged(LocalizedText old, JsonNode patch) {
    Map<Locale, String> texts = new HashMap<>(old.texts());
    values.eachText(patch, texts::put, texts::remove);
    return texts.isEmpty() ? null : LocalizedText.of(texts);
  }

  static void clear(FieldDescriptor field, Object owner) {
    if (field.many() && field.read(owner) != null) {
      ((List<?>) field.read(owner)).clear();
    } else {
      field.write(owner, null);
    }
  }

  private void mergeComponent(FieldDescriptor field, Object owner, String pointer, JsonNode value) {
    if (!value.isObject()) {
      throw new Malformed("must be an object");
    }
    Object component = field.read(owner) == null ? Member.create(field.valueType()) : field.read(owner);
    writeMembers(field, component, pointer, value);
    field.write(owner, component);
  }

  private void writeMembers(FieldDescriptor field, Object component, String pointer, JsonNode value) {
    value.properties().forEach(entry ->
        write(field.member(entry.getKey()), field.members(), component, entry.getKey(), pointer, entry.getValue()));
  }

  @SuppressWarnings("unchecked")
  private void writeList(FieldDescriptor field, Object owner, String pointer, JsonNode value) {
    if (!value.isArray()) {
      throw new Malformed("must be a list");
    }
    if (value.size() > LONGEST_LIST) {
      throw new Malformed("has more than " + LONGEST_LIST + " entries");
    }
    List<Object> read = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      element(field, pointer + "/" + i, value.get(i)).ifPresent(read::add);
    }
    List<Object> old = (List<Object>) field.read(owner);
    if (old == null) {
      field.write(owner, read);
    } else if (field.kind() == FieldKind.COMPONENT || !JsonValues.sameList(field, old, read)) {
      old.clear();
      old.addAll(read);
    }
  }

  private Optional<Object> element(FieldDescriptor field, String pointer, JsonNode value) {
    try {
      if (field.kind() != FieldKind.COMPONENT) {
        return Optional.of(values.read(field, value));
      }
      if (!value.isObject()) {
        throw new Malformed("must be an object");
      }
      Object component = Member.create(field.valueType());
      writeMembers(field, component, pointer, value);
      return Optional.of(component);
    } catch (Malformed wrong) {
      fault(pointer, wrong.getMessage());
      return Optional.empty();
    }
  }

  private static String nearest(String name, List<FieldDescriptor> known) {
    List<String> names = known.stream().map(FieldDescriptor::name).toList();
    return Nearest.to(name, names).map(near -> "; did you mean " + near + "?").orElse("; the fields are " + names);
  }

  private static String escape(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }
}

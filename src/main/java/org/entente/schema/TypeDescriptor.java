package org.entente.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.content.Content;
import org.entente.content.Words;

/** A type of content as the engine knows it. Immutable. */
public final class TypeDescriptor {
  private final String name;
  private final Class<? extends Content> javaType;
  private final Class<? extends Words> wordsType;
  private final List<FieldDescriptor> words;
  private final List<FieldDescriptor> facts;
  private final Labels labels;

  TypeDescriptor(String name, Class<? extends Content> javaType, Class<? extends Words> wordsType,
      List<FieldDescriptor> words, List<FieldDescriptor> facts, Labels labels) {
    this.name = name;
    this.javaType = javaType;
    this.wordsType = wordsType;
    this.words = List.copyOf(words);
    this.facts = List.copyOf(facts);
    this.labels = labels;
  }

  /** The API name: plural kebab-case. */
  public String name() {
    return name;
  }

  public Class<? extends Content> javaType() {
    return javaType;
  }

  /** The fields told per language, slug and title first. */
  public List<FieldDescriptor> words() {
    return words;
  }

  /** The fields told once: the type's own in declared order, then those common to all. */
  public List<FieldDescriptor> facts() {
    return facts;
  }

  public Optional<FieldDescriptor> fact(String wanted) {
    return facts.stream().filter(field -> field.name().equals(wanted)).findFirst();
  }

  public Optional<FieldDescriptor> word(String wanted) {
    return words.stream().filter(field -> field.name().equals(wanted)).findFirst();
  }

  /** All fields, words first, in the order they are printed. */
  public Stream<FieldDescriptor> fields() {
    return Stream.concat(words.stream(), facts.stream());
  }

  /** What people call this, or the field or word under {@code key} ({@code kind.twinning}); the key itself if untold. */
  public String label(Locale locale, String key) {
    return labels.text(locale, key);
  }

  /** A new working copy without identity. */
  public Content newContent() {
    return (Content) Member.create(javaType);
  }

  Words newWords() {
    return (Words) Member.create(wordsType);
  }

  /** SHA-256 of the printable form: revisions say by it which shape of the type they were written in. */
  public String fingerprint() {
    return CanonicalJson.sha256(toString().getBytes(StandardCharsets.UTF_8));
  }

  PublicModel.Type published() {
    return new PublicModel.Type(name, Stream.concat(
        fields().filter(FieldDescriptor::isPublic).map(FieldDescriptor::published), PressedFields.ALL.stream()).toList());
  }

  @Override
  public String toString() {
    return name + " " + fields().map(TypeDescriptor::line).toList();
  }

  private static String line(FieldDescriptor field) {
    String members = field.members().isEmpty() ? "" : field.members().stream().map(TypeDescriptor::line).toList().toString();
    return field.name() + ":" + field.kind() + (field.many() ? "*" : "") + (field.isPublic() ? "" : "!") + members;
  }
}

package org.entente.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.schema.TypeDescriptor;

/**
 * A header name and the place in a patch that its cells fill.
 *
 * @param steps the members from the top of the patch down; {@link #ROW} stands for the row's own language
 */
record Column(String header, List<String> steps, FieldDescriptor field) {
  static final String ROW = "*";
  private static final String WORDS = "words";

  Column {
    steps = List.copyOf(steps);
  }

  /** Every column a type knows. The words and texts by language may be told flat, beside the row's language, or per language. */
  static List<Column> of(TypeDescriptor type, List<Locale> locales) {
    List<Column> columns = new ArrayList<>();
    for (FieldDescriptor word : type.words()) {
      columns.add(new Column(word.name(), List.of(WORDS, ROW, word.name()), word));
      for (Locale locale : locales) {
        List<String> steps = List.of(WORDS, locale.toLanguageTag(), word.name());
        columns.add(new Column(String.join(".", steps), steps, word));
      }
    }
    type.facts().forEach(fact -> facts(fact, List.of(fact.name()), locales, columns));
    return columns;
  }

  private static void facts(FieldDescriptor field, List<String> steps, List<Locale> locales, List<Column> columns) {
    boolean byLanguage = field.kind() == FieldKind.LOCALIZED_TEXT && !field.many();
    columns.add(new Column(String.join(".", steps), byLanguage ? with(steps, ROW) : steps, field));
    if (byLanguage) {
      for (Locale locale : locales) {
        List<String> told = with(steps, locale.toLanguageTag());
        columns.add(new Column(String.join(".", told), told, field));
      }
    }
    if (!field.many()) {
      field.members().forEach(member -> facts(member, with(steps, member.name()), locales, columns));
    }
  }

  private static List<String> with(List<String> steps, String last) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(last);
    return longer;
  }

  /** Whether its cells mean nothing without the row's language. */
  boolean needsLocale() {
    return steps.contains(ROW);
  }

  /** The place with the row's language in it. */
  List<String> steps(Optional<Locale> locale) {
    return steps.stream().map(step -> step.equals(ROW) ? locale.orElseThrow().toLanguageTag() : step).toList();
  }
}

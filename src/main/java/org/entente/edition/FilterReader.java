package org.entente.edition;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.schema.PublicModel;
import org.entente.values.Malformed;

/** Reads {@code field=v} and {@code field[operator]=v}. Everything else is an unknown parameter. */
final class FilterReader {
  private static final Pattern SHAPE = Pattern.compile("([A-Za-z][A-Za-z0-9.-]*)\\[([a-zA-Z]*)\\]");
  private static final int LONGEST_VALUE = 500;
  private static final int MOST_VALUES = 100;

  private final PublicModel model;
  private final Optional<PublicModel.Type> type;
  private final Set<Word> words;
  private final ZoneId zone;

  /** {@code type} is empty where no filter is taken; {@code words} are the other parameters a person may have meant. */
  FilterReader(PublicModel model, Optional<PublicModel.Type> type, Set<Word> words, ZoneId zone) {
    this.model = model;
    this.type = type;
    this.words = words;
    this.zone = zone;
  }

  Condition read(Parameter parameter) {
    Matcher bracketed = SHAPE.matcher(parameter.name());
    boolean operated = bracketed.matches();
    String name = operated ? bracketed.group(1) : parameter.name();
    FieldPath path = type.flatMap(known -> FieldPath.of(model, known, name))
        .orElseThrow(() -> operated || name.contains(".")
            ? Refusal.unknownField(parameter, name, fields(name)) : Refusal.unknownParameter(parameter, all(name)));
    if (!path.filterable()) {
      throw Refusal.notFilterable(parameter, name);
    }
    Operator operator = (operated ? Operator.named(bracketed.group(2)) : Optional.of(Operator.EQ))
        .filter(path.operators()::contains)
        .orElseThrow(() -> Refusal.unknownOperator(parameter, name, Operator.words(path.operators())));
    return new Condition(path, operator, values(parameter, path, operator));
  }

  private List<Asked> values(Parameter parameter, FieldPath path, Operator operator) {
    List<String> texts = operator == Operator.IN ? Lists.parts(parameter.value()) : List.of(Lists.single(parameter.value()));
    if (texts.size() > MOST_VALUES) {
      throw Refusal.value(parameter, "write at most " + MOST_VALUES + " values");
    }
    List<Asked> values = new ArrayList<>();
    for (String text : texts) {
      if (text.isEmpty() || text.length() > LONGEST_VALUE) {
        throw Refusal.value(parameter, "write a value of 1 to " + LONGEST_VALUE + " characters");
      }
      values.add(value(parameter, path, operator, text));
    }
    return values;
  }

  private Asked value(Parameter parameter, FieldPath path, Operator operator, String text) {
    try {
      return switch (operator) {
        case EXISTS -> Asked.flag(text);
        case CONTAINS -> Asked.folded(text);
        case EQ, IN, NE, GT, GTE, LT, LTE, WITHIN -> Asked.read(path, text, zone);
      };
    } catch (Malformed malformed) {
      throw Refusal.value(parameter, malformed.getMessage());
    }
  }

  private List<String> all(String name) {
    List<String> known = new ArrayList<>(words.stream().map(Word::written).toList());
    known.addAll(fields(name));
    return known;
  }

  private List<String> fields(String name) {
    return type.map(owner -> FieldPath.names(model, owner, name)).orElse(List.of());
  }
}

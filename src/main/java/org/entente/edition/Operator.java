package org.entente.edition;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.schema.FieldKind;

/** What a filter asks of a field. */
enum Operator {
  EQ,
  IN,
  NE,
  GT,
  GTE,
  LT,
  LTE,
  EXISTS,
  CONTAINS,
  /** Within a circle or a box; never written between brackets. */
  WITHIN;

  /** The operator as written between brackets; no bracket is {@link #EQ}. */
  static Optional<Operator> named(String word) {
    for (Operator operator : values()) {
      if (operator != EQ && operator != WITHIN && operator.word().equals(word)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Set<Operator> of(FieldKind kind) {
    return switch (kind) {
      case TEXT, LOCALIZED_TEXT, URL -> EnumSet.of(EQ, IN, NE, EXISTS, CONTAINS);
      case SLUG, ENUMERATION, COUNTRY, ZONE, QUERY, REFERENCE, TARGET, BOOLEAN -> EnumSet.of(EQ, IN, NE, EXISTS);
      case INTEGER, DATE, INSTANT, PERIOD -> EnumSet.of(EQ, IN, NE, GT, GTE, LT, LTE, EXISTS);
      case RICH_TEXT, POINT, COMPONENT -> EnumSet.of(EXISTS);
    };
  }

  static List<String> words(Set<Operator> operators) {
    return operators.stream().map(operator -> operator == EQ ? "=" : "[" + operator.word() + "]").toList();
  }
}

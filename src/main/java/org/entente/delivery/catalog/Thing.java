package org.entente.delivery.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A resource and what is said of it, in words of {@link Words}: {@code dct:title}. */
final class Thing implements Value {
  private final Optional<String> address;
  private final Map<String, List<Value>> said = new LinkedHashMap<>();
  private final String type;

  private Thing(Optional<String> address, String type) {
    this.address = address;
    this.type = type;
  }

  static Thing at(String address, String type) {
    return new Thing(Optional.of(address), type);
  }

  static Thing nameless(String type) {
    return new Thing(Optional.empty(), type);
  }

  Thing say(String property, Value value) {
    said.computeIfAbsent(property, first -> new ArrayList<>()).add(value);
    return this;
  }

  Thing say(String property, Map<Locale, String> texts) {
    texts.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.comparing(Locale::toLanguageTag)))
        .forEach(text -> say(property, new Value.Text(text.getValue(), Optional.of(text.getKey().toLanguageTag()))));
    return this;
  }

  Thing point(String property, String iri) {
    return say(property, new Value.Address(iri));
  }

  /** To what stands elsewhere and of which nothing is said here but what it is. */
  Thing point(String property, String iri, String type) {
    return say(property, at(iri, type));
  }

  Optional<String> address() {
    return address;
  }

  String type() {
    return type;
  }

  Map<String, List<Value>> said() {
    return said;
  }
}

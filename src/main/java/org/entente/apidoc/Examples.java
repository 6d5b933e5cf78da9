package org.entente.apidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/** Questions about contents of a type that can be asked as they stand, drawn from what its fields allow. */
final class Examples {
  private final PublicModel.Type type;
  private final List<Example> all = new ArrayList<>();

  /**
   * @param phrase what it shows, as a key of the page's words
   * @param query what stands behind the type's address
   */
  record Example(String phrase, String query) {}

  private Examples(PublicModel.Type type) {
    this.type = type;
  }

  static List<Example> of(PublicModel.Type type) {
    Examples examples = new Examples(type);
    examples.draw();
    return examples.all;
  }

  private void draw() {
    add("some", "limit=5");
    Optional<PublicField> words = first(field -> field.filterable() && field.kind() == FieldKind.ENUMERATION);
    words.ifPresent(field -> add("word", field.path() + "=" + field.values().get(0)));
    first(field -> field.filterable() && FilterParameters.DATED.contains(field.kind()))
        .ifPresent(field -> add("since", field.path() + ".year[gte]=2000"));
    first(field -> field.sortable() && !field.many()).ifPresent(field -> add("sorted", "sort=-" + field.path() + "&limit=5"));
    add("few", "fields=slug,title&limit=5");
    first(field -> field.filterable() && field.kind() == FieldKind.REFERENCE).ifPresent(field -> add("included", "include=" + field.path() + "&limit=2"));
    words.ifPresent(field -> add("counted", "facets=" + field.path() + "&limit=1"));
    if (FilterParameters.placed(type.fields())) {
      add("near", "near=48.8566,2.3522,500");
    }
  }

  private void add(String phrase, String query) {
    all.add(new Example(phrase, query));
  }

  private Optional<PublicField> first(Predicate<PublicField> wanted) {
    return flat(type.fields()).filter(wanted).findFirst();
  }

  /** Fields and the fields inside them. */
  static Stream<PublicField> flat(List<PublicField> fields) {
    return fields.stream().flatMap(field -> Stream.concat(Stream.of(field), flat(field.members())));
  }
}

package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entente.schema.FieldDescriptor;
import org.entente.schema.FieldKind;
import org.entente.testing.Http;

/** How the public finds a content of any type: by each filter, each order, each searchable text. */
final class QuerySteps {
  private static final Set<FieldKind> COUNTABLE = EnumSet.of(FieldKind.ENUMERATION, FieldKind.COUNTRY, FieldKind.BOOLEAN,
      FieldKind.INTEGER, FieldKind.REFERENCE, FieldKind.TEXT);

  private final TypeWalk walk;
  private final Http visitor;
  private Filled second;
  private WorkingCopy after;

  QuerySteps(TypeWalk walk) {
    this.walk = walk;
    this.visitor = walk.office().visitor();
  }

  void add() {
    fields(FieldDescriptor::filterable).forEach(field -> walk.step("is found by " + field.path(), () -> isFoundBy(field)));
    fields(field -> field.filterable() && field.target().isPresent())
        .forEach(field -> walk.step("is found by the title behind " + field.path(), () -> isFoundAcross(field)));
    fields(field -> field.filterable() && COUNTABLE.contains(field.kind()) && !field.words())
        .forEach(field -> walk.step("is counted by " + field.path(), () -> isCountedBy(field)));
    fields(field -> field.filterable() && field.target().isPresent())
        .forEach(field -> walk.step("is found from the other end of " + field.path(), () -> isFoundBackAlong(field)));
    fields(FieldDescriptor::searchable).forEach(field -> walk.step("is searched by " + field.path(), () -> isSearchedBy(field)));
    walk.step("is searched by other forms of its words", this::isSearchedByItsStems);
    walk.step("has a second one published", this::publishASecond);
    fields(field -> field.sortable() && !field.many())
        .forEach(field -> walk.step("is sorted by " + field.path(), () -> isSortedBy(field)));
  }

  /** The public fields and members of the type for which this holds. */
  private List<FieldDescriptor> fields(Predicate<FieldDescriptor> wanted) {
    List<FieldDescriptor> found = new ArrayList<>();
    collect(walk.type().fields(), wanted, found);
    return found;
  }

  private static void collect(Stream<FieldDescriptor> fields, Predicate<FieldDescriptor> wanted, List<FieldDescriptor> found) {
    fields.filter(FieldDescriptor::isPublic).forEach(field -> {
      if (wanted.test(field)) {
        found.add(field);
      }
      collect(field.members().stream(), wanted, found);
    });
  }

  private List<String> ids(String locale, String condition) {
    JsonNode list = visitor.get("api/v1/" + walk.type().name() + "?limit=100&locale=" + locale + "&"
        + condition.replace("[", "%5B").replace("]", "%5D")).expect(200).json();
    List<String> ids = list.path("data").valueStream().map(object -> object.get("id").textValue()).toList();
    assertThat(list.path("page").path("total").intValue()).isGreaterThanOrEqualTo(ids.size());
    return ids;
  }

  /** A condition that only this content meets in that language, to be narrowed further. */
  private String only(String locale) {
    return "&slug=" + walk.filled().slug(locale);
  }

  private void isFoundBy(FieldDescriptor field) {
    for (String locale : walk.locales()) {
      String value = PublicBytes.encode(walk.filled().text(field, locale));
      assertThat(ids(locale, field.path() + "=" + value + only(locale))).containsExactly(walk.copy().id());
      assertThat(ids(locale, field.path() + "[in]=" + value + only(locale))).containsExactly(walk.copy().id());
      assertThat(ids(locale, field.path() + "[exists]=true" + only(locale))).containsExactly(walk.copy().id());
      assertThat(ids(locale, field.path() + "[exists]=false" + only(locale))).isEmpty();
      if (!field.path().contains(".") && !field.many()) {
        assertThat(ids(locale, field.path() + "[ne]=" + value + only(locale))).isEmpty();
      }
    }
  }

  private void isFoundAcross(FieldDescriptor relation) {
    String locale = walk.firstLocale();
    assertThat(ids(locale, relation.path() + ".title=" + PublicBytes.encode(walk.shelf().titleBehind(relation)) + only(locale)))
        .containsExactly(walk.copy().id());
    assertThat(ids(locale, relation.path() + ".title=" + PublicBytes.encode(walk.filled().title(locale) + "!") + only(locale)))
        .isEmpty();
  }

  private void isCountedBy(FieldDescriptor field) {
    for (String locale : walk.locales()) {
      JsonNode list = visitor.get("api/v1/" + walk.type().name() + "?locale=" + locale + "&facets=" + field.path() + "&groupBy="
          + field.path() + only(locale)).expect(200).json();
      JsonNode counts = list.path("facets").path(field.path());
      assertThat(counts.path("absent").intValue()).isZero();
      assertThat(counts.path("values")).isNotEmpty().allSatisfy(value -> assertThat(value.path("count").intValue()).isEqualTo(1));
      assertThat(counts.path("values")).extracting(value -> value.get("value").asText()).contains(walk.filled().text(field, locale));
      assertThat(list.path("groups").path("values")).allSatisfy(group ->
          assertThat(group.path("ids").path(0).asText()).isEqualTo(walk.copy().id()));
    }
  }

  /** By the way back, as a condition and as a neighbour that is included. */
  private void isFoundBackAlong(FieldDescriptor relation) {
    String back = relation.reverse().orElse(walk.type().name());
    JsonNode list = visitor.get("api/v1/" + relation.target().orElseThrow() + "?limit=5&" + back + "=" + walk.copy().id() + "&include=" + back
        + "(limit=100),alternates&fields=title").expect(200).json();
    assertThat(list.path("data")).isNotEmpty().allSatisfy(neighbour -> assertThat(neighbour.path(back))
        .extracting(object -> object.get("id").textValue()).contains(walk.copy().id()));
  }

  /** A text of one language is found in that language only, a fact told once in all. */
  private void isSearchedBy(FieldDescriptor field) {
    boolean perLanguage = field.words() || field.kind() == FieldKind.LOCALIZED_TEXT;
    for (String told : walk.locales()) {
      String token = walk.filled().token(field, told);
      for (String asked : walk.locales()) {
        assertThat(ids(asked, "q=" + token)).as("%s asked in %s", field.path(), asked)
            .isEqualTo(perLanguage && !asked.equals(told) ? List.of() : List.of(walk.copy().id()));
      }
      JsonNode everywhere = visitor.get("api/v1/search?locale=" + told + "&q=" + token).expect(200).json();
      assertThat(everywhere.path("data")).extracting(object -> object.get("id").textValue()).containsExactly(walk.copy().id());
    }
  }

  private void isSearchedByItsStems() {
    assertThat(ids("fr", "q=amitie%20jumelage" + only("fr"))).containsExactly(walk.copy().id());
    assertThat(ids("en", "q=TWINNING" + only("en"))).containsExactly(walk.copy().id());
    assertThat(ids("en", "q=jumelage" + only("en"))).isEmpty();
  }

  private void publishASecond() {
    second = Filled.of(walk.type(), walk.shelf().values(2));
    after = walk.office().published(walk.type().name(), second.body());
  }

  private void isSortedBy(FieldDescriptor field) {
    for (String locale : walk.locales()) {
      String both = "&slug[in]=" + walk.filled().slug(locale) + "," + second.slug(locale);
      assertThat(ids(locale, "sort=" + field.path() + both)).containsExactly(walk.copy().id(), after.id());
      assertThat(ids(locale, "sort=-" + field.path() + both)).containsExactly(after.id(), walk.copy().id());
    }
  }
}

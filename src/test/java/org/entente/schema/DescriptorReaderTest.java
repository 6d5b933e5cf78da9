package org.entente.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.content.Content;
import org.entente.content.ContentType;
import org.entente.content.Field;
import org.entente.content.Words;
import org.entente.values.FieldRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorReaderTest {
  private final ContentTypes types = Toys.types();
  private final TypeDescriptor kite = types.named("kites");

  @Test
  void readsMarkedClassesInTheirOrderAndPassesOverOthers() {
    assertThat(types.all()).extracting(TypeDescriptor::name).containsExactly("kites", "shops");
  }

  @Test
  void drawsWordsFirstThenOwnFactsThenCommonOnes() {
    assertThat(kite.words()).extracting(FieldDescriptor::name).containsExactly("slug", "title", "summary", "body", "motto");
    assertThat(kite.facts()).extracting(FieldDescriptor::name).startsWith("shape", "maker", "flies", "tails", "built")
        .endsWith("secret", "provenance", "reviewBy", "expires", "embargoUntil", "note").doesNotContain("unmarked", "words");
  }

  @Test
  void drawsEveryKindFromItsJavaType() {
    Map<String, FieldKind> kinds = new HashMap<>();
    kite.fields().forEach(field -> kinds.put(field.name(), field.kind()));
    assertThat(kinds).containsEntry("shape", FieldKind.ENUMERATION).containsEntry("maker", FieldKind.TEXT)
        .containsEntry("flies", FieldKind.BOOLEAN).containsEntry("tails", FieldKind.INTEGER).containsEntry("built", FieldKind.PERIOD)
        .containsEntry("firstFlight", FieldKind.DATE).containsEntry("start", FieldKind.INSTANT).containsEntry("zone", FieldKind.ZONE)
        .containsEntry("point", FieldKind.POINT).containsEntry("nickname", FieldKind.LOCALIZED_TEXT)
        .containsEntry("shops", FieldKind.REFERENCE).containsEntry("related", FieldKind.REFERENCE)
        .containsEntry("target", FieldKind.TARGET).containsEntry("flyers", FieldKind.COMPONENT)
        .containsEntry("body", FieldKind.RICH_TEXT).containsEntry("slug", FieldKind.SLUG);
  }

  @Test
  void keepsWhatTheAnnotationsSay() {
    FieldDescriptor shape = kite.fact("shape").orElseThrow();
    assertThat(shape.required()).isTrue();
    assertThat(shape.values()).containsExactly("diamond", "box-of-cells");
    assertThat(kite.fact("maker").orElseThrow().longest()).isEqualTo(20);
    assertThat(kite.fact("maker").orElseThrow().required()).isFalse();
    assertThat(kite.fact("built").orElseThrow().role()).isEqualTo(FieldRole.PERIOD);
    FieldDescriptor shops = kite.fact("shops").orElseThrow();
    assertThat(shops.many()).isTrue();
    assertThat(shops.required()).isTrue();
    assertThat(shops.target()).contains("shops");
    assertThat(kite.fact("related").orElseThrow().target()).isEmpty();
    assertThat(kite.fact("flyers").orElseThrow().member("role").orElseThrow().path()).isEqualTo("flyers.role");
  }

  @Test
  void keepsPrivateFieldsOutOfThePublicModel() {
    PublicModel.Type published = types.publicModel().type("kites").orElseThrow();
    assertThat(published.field("secret")).isEmpty();
    assertThat(published.field("note")).isEmpty();
    assertThat(published.field("flyers.phone")).isEmpty();
    assertThat(published.field("flyers.role")).isPresent();
    assertThat(published.field("provenance.line")).isPresent();
    assertThat(published.fields()).extracting(PublicField::name).endsWith("publishedAt", "firstPublishedAt", "updatedAt", "publicNote");
  }

  @Test
  void changesTheTypesFingerprintWithItsShapeOnly() {
    assertThat(kite.fingerprint()).isEqualTo(Toys.types().named("kites").fingerprint())
        .isNotEqualTo(types.named("shops").fingerprint());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void stopsTheStartWithAnIdAPlaceAndARemedy(String id, List<Class<?>> classes) {
    assertThatThrownBy(() -> ContentTypes.read(classes, Toys.installation(""))).isInstanceOf(WrongModel.class)
        .hasMessageMatching(id + " at \\S+.*: .{10,}");
  }

  static Stream<Arguments> stopsTheStartWithAnIdAPlaceAndARemedy() {
    return Stream.of(wrong("ENT-101", NoContent.class), wrong("ENT-102", BadName.class), wrong("ENT-104", NoWords.class),
        wrong("ENT-105", Reserved.class), wrong("ENT-106", SortedList.class), wrong("ENT-106", SortedReference.class, Toys.Shop.class),
        wrong("ENT-107", RawList.class), wrong("ENT-108", Uncovered.class), wrong("ENT-109", Twin.class, OtherTwin.class), wrong("ENT-110", Clash.class, Toys.Shop.class));
  }

  private static Arguments wrong(String id, Class<?>... classes) {
    return Arguments.of(id, List.of(classes));
  }

  @Test
  void namesAClassThatCannotBeMade() {
    TypeDescriptor unborn = ContentTypes.read(List.of(Unborn.class), Toys.installation("")).named("unborn");
    assertThatThrownBy(unborn::newContent).isInstanceOf(WrongModel.class).hasMessageStartingWith("ENT-103");
  }

  @ContentType(name = "things")
  static class NoContent {}

  /** A content of no interest. */
  abstract static class Plain extends Content {
    @Override
    public Map<Locale, ? extends Words> words() {
      return Map.of();
    }
  }

  @ContentType(name = "Bad_Name")
  static class BadName extends Plain {
    static class Text extends Words {}
  }

  @ContentType(name = "mute")
  static class NoWords extends Plain {}

  @ContentType(name = "reserved")
  static class Reserved extends Plain {
    @Field
    String limit;

    static class Text extends Words {}
  }

  @ContentType(name = "sorted")
  static class SortedList extends Plain {
    @Field(sortable = true)
    List<String> names;

    static class Text extends Words {}
  }

  @ContentType(name = "sorted-reference")
  static class SortedReference extends Plain {
    @Field(sortable = true)
    Toys.Shop shop;

    static class Text extends Words {}
  }

  @ContentType(name = "raw")
  static class RawList extends Plain {
    @SuppressWarnings("rawtypes")
    @Field
    List names;

    static class Text extends Words {}
  }

  @ContentType(name = "uncovered")
  static class Uncovered extends Plain {
    @Field
    Optional<UUID> strange;

    static class Text extends Words {}
  }

  @ContentType(name = "twins")
  static class Twin extends Plain {
    static class Text extends Words {}
  }

  @ContentType(name = "twins")
  static class OtherTwin extends Plain {
    static class Text extends Words {}
  }

  @ContentType(name = "clashes")
  static class Clash extends Plain {
    @Field
    Toys.Shop first;

    @Field
    Toys.Shop second;

    static class Text extends Words {}
  }

  @ContentType(name = "unborn")
  static class Unborn extends Plain {
    Unborn(String needed) {}

    static class Text extends Words {}
  }
}

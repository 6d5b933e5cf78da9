package org.entente.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PrintFormPropertiesTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> NAMES = List.of("type", "title", "body", "résumé", "a\"b", "line\nend", "links");

  @Property
  void membersAreWhatATreeWithoutTheOthersIsWrittenAs(@ForAll("objects") ObjectNode object, @ForAll("names") Set<String> wanted) {
    byte[] members = PrintForm.members(PrintForm.write(object), wanted::contains);
    assertThat(members).asString(StandardCharsets.UTF_8).isEqualTo(new String(PrintForm.write(object.deepCopy().retain(wanted)), StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<Set<String>> names() {
    return Arbitraries.of(NAMES).set();
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    Arbitrary<ObjectNode> flat = object(value());
    Arbitrary<ObjectNode> deep = object(Arbitraries.oneOf(value(), flat, flat.list().ofMaxSize(3).map(items -> JSON.arrayNode().addAll(items))));
    return Arbitraries.oneOf(flat, deep);
  }

  private static Arbitrary<ObjectNode> object(Arbitrary<? extends JsonNode> values) {
    return Combinators.combine(Arbitraries.of(NAMES).list().uniqueElements().ofMaxSize(NAMES.size()), values.list().ofSize(NAMES.size()))
        .as((names, all) -> {
          ObjectNode object = JSON.objectNode();
          for (int i = 0; i < names.size(); i++) {
            object.set(names.get(i), all.get(i));
          }
          return object;
        });
  }

  private static Arbitrary<JsonNode> value() {
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(20).map(JSON::textNode), Arbitraries.longs().map(JSON::numberNode),
        Arbitraries.of(new BigDecimal("1.50"), new BigDecimal("-0.000001")).map(JSON::numberNode), Arbitraries.of(true, false).map(JSON::booleanNode),
        Arbitraries.just(JSON.nullNode()));
  }
}

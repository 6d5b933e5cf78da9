package org.entente.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** The same bytes as the reference library makes, which reads the text of a tree instead of the tree. */
class CanonicalJsonTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

  @Property
  void isWhatTheReferenceMakesOfIt(@ForAll("objects") ObjectNode object) throws Exception {
    assertThat(CanonicalJson.bytes(object)).isEqualTo(new JsonCanonicalizer(object.toString()).getEncodedUTF8());
  }

  @Test
  void writesTheExampleOfTheStandard() throws Exception {
    JsonNode example = new ObjectMapper().readTree("{\"numbers\":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,"
        + "9007199254740993,-0.0],\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,false]}");
    assertThat(new String(CanonicalJson.bytes(example), StandardCharsets.UTF_8)).isEqualTo("{\"literals\":[null,true,false],"
        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27,9007199254740992,0],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    Arbitrary<JsonNode> inner = object(scalars()).map(JsonNode.class::cast);
    Arbitrary<JsonNode> lists = Arbitraries.oneOf(scalars(), inner).list().ofMaxSize(4).map(items -> JSON.arrayNode().addAll(items));
    return object(Arbitraries.oneOf(scalars(), inner, lists));
  }

  private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> values) {
    return Arbitraries.maps(Arbitraries.strings().ofMaxLength(6), values).ofMaxSize(4).map(members -> JSON.objectNode().setAll(members));
  }

  private static Arbitrary<JsonNode> scalars() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20).map(JSON::textNode),
        Arbitraries.strings().withCharRange('\u0000', '\u0080').ofMaxLength(20).map(JSON::textNode),
        Arbitraries.integers().map(JSON::numberNode), Arbitraries.longs().map(JSON::numberNode),
        Arbitraries.doubles().map(JSON::numberNode), Arbitraries.bigDecimals().map(BigDecimal::stripTrailingZeros).map(JSON::numberNode),
        Arbitraries.of(true, false).map(JSON::booleanNode), Arbitraries.just(JSON.nullNode()));
  }
}

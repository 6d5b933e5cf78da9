package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Values that have broken other people's programs, and random ones beside them.
 *
 * @param texts of parameters and members
 * @param values in place of a member's value
 * @param bodies whole bodies that are no object, or no JSON, or not only that
 */
record Nasty(List<String> texts, List<JsonNode> values, List<byte[]> bodies) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> KNOWN = List.of("", " ", "null", "undefined", "true", "0", "-1", "NaN", "Infinity", "1e400", "9223372036854775808",
      "-9223372036854775809", "2147483648", "1".repeat(1000), "0x7f", "1.5", "01", "+1", "'", "\"", "')", "';--", "' OR '1'='1", "\\", "%", "%%", "_", "*", "?", "(",
      "(a+)+$", "[", "${7*7}", "#{7*7}", "{{7*7}}", "<script>alert(1)</script>", "../../../etc/passwd", "..\\..\\", "\u0000", "a\u0000b", "\r\nX-Injected: 1",
      "\u202e", "\ufeff", "\ufffe", "\ud83d\ude00", "e\u0301", "é", "İ", "ß", "2015-02-30", "2015-13-01", "0000-00-00", "9999-12-31", "+10000-01-01", "-0001-01-01",
      "2015-04-16T25:00:00Z", "2015-04-16T10:00:00+99:00", "1956/1955", "19xx", "1956~", "../1956", "/", "..", "1/2/3", "Europe/Atlantis", "XX", "ZZ", "fr-Latn-x-y",
      "00000000-0000-0000-0000-000000000000", "{00000000-0000-4000-8000-000000000000}", "javascript:alert(1)", "http://", "//evil.example", "file:///etc/passwd",
      "agreements?", "agreements?sort=", "\t", "\n", "x".repeat(300), "é".repeat(5000), "a,b", "\\,", ",", "-", "--title", "a.b.c.d.e", "constructor", "__proto__");

  /** A supply of each, to be drawn from by several threads: jqwik draws in a session, of which there is one at a time. */
  static Nasty drawn(long seed) {
    AtomicReference<Nasty> drawn = new AtomicReference<>();
    JqwikSession.run(() -> {
      Random random = new Random(seed);
      drawn.set(new Nasty(some(anyText(), 5000, random), some(anyValue(), 5000, random), some(anyBody(), 300, random)));
    });
    return drawn.get();
  }

  private static <T> List<T> some(Arbitrary<T> values, int count, Random random) {
    return values.generator(count).stream(random).limit(count).map(Shrinkable::value).toList();
  }

  private static Arbitrary<String> anyText() {
    return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.of(KNOWN)), Tuple.of(2, Arbitraries.strings().all().ofMaxLength(30)),
        Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(60)));
  }

  private static Arbitrary<JsonNode> anyValue() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, anyText().map(JSON::textNode)),
        Tuple.of(2, Arbitraries.bigIntegers().between(BigInteger.TWO.pow(80).negate(), BigInteger.TWO.pow(80)).map(JSON::numberNode)),
        Tuple.of(2, Arbitraries.of(new BigDecimal("1e400"), new BigDecimal("-1e-400"), new BigDecimal("1.5"), new BigDecimal("9223372036854775808"))
            .map(JSON::numberNode)),
        Tuple.of(4, Arbitraries.of(List.of(JSON.nullNode(), JSON.booleanNode(true), JSON.numberNode(0), JSON.numberNode(-1), JSON.arrayNode(),
            JSON.objectNode(), JSON.arrayNode().add(JSON.arrayNode()), JSON.arrayNode().addNull(), JSON.objectNode().put("id", "x").put("slug", 1),
            JSON.objectNode().put("@class", "com.sun.rowset.JdbcRowSetImpl"), JSON.objectNode().putNull("fr"), JSON.objectNode().put("", "")))));
  }

  private static Arbitrary<byte[]> anyBody() {
    return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(60)), Tuple.of(3, Arbitraries.of(List.of(
        "", "null", "[]", "[{}]", "\"text\"", "1", "true", "{", "}", "{\"a\"", "{\"a\":}", "{'a':1}", "{a:1}", "{\"a\":1,}", "{}{}", "{} x", "\ufeff{}", "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\u0000\"}", "{\"a\":\"\\ud800\"}", "{\"a\":NaN}", "{\"a\":1e400}", "{\"a\":-}", "{\"a\":01}", "/* */{}", "{\"a\":\"\n\"}", "<xml/>", "--- !!java.net.URL [x]",
        "[".repeat(100_000), "{\"a\":".repeat(100_000), "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", "{\"a\":" + "9".repeat(100_000) + "}",
        "{\"" + "k".repeat(60_000) + "\":1}")).map(text -> text.getBytes(StandardCharsets.UTF_8))),
        Tuple.of(1, Arbitraries.of(List.of("{\"a\":\"\u00e9\"}", "{\"a\u00ff\":1}")).map(text -> text.getBytes(StandardCharsets.ISO_8859_1))),
        Tuple.of(1, Arbitraries.of(List.of("{\"a\":1}")).map(text -> text.getBytes(StandardCharsets.UTF_16))));
  }
}

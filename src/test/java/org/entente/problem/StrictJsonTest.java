package org.entente.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  @Test
  void readsAnObject() {
    assertThat(StrictJson.read("{\"a\":[1,{\"é\":null}],\"n\":1.50}".getBytes(UTF_8)).toString())
        .isEqualTo("{\"a\":[1,{\"é\":null}],\"n\":1.50}");
  }

  /** The parser's own table of names counts those that share a place (33 to a letter, where a text's hash takes 31). */
  @Test
  void readsNamesThatShareAPlace() {
    StringBuilder body = new StringBuilder("{");
    for (int i = 0; i < 250; i++) {
      String bits = Integer.toBinaryString(256 + i).substring(1);
      body.append(i == 0 ? "\"" : ",\"").append(bits.replace("0", "ab").replace("1", "bA")).append("\":").append(i);
    }
    byte[] whole = body.append('}').toString().getBytes(UTF_8);
    for (int time = 0; time < 3; time++) {
      assertThat(StrictJson.read(whole)).hasSize(250);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "[]", "\"a\"", "null", "{", "{\"a\":1", "{\"a\":1} x", "{\"a\":1}{}", "{'a':1}", "{\"a\":01}", "{\"a\":NaN}",
        "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{\"b\":{\"a\":1,\"a\":2}}", "{\"a\":\"\\u0000\"}", "{\"\\u0000\":1}",
        "{\"a\":\"\\ud800\"}", "{\"a\":1e999999999}", "{\"a\":1e301}", "{\"a\":1234567890e300}", "{\"a\":123456789012345678901234567890123456789012}",
        "/* */{}", "{\"a\":\"\t\"}"
      })
  void refusesWhatIsNotOneStrictObject(String body) {
    Problem problem = refusal(body.getBytes(UTF_8));
    assertThat(problem.kind()).isEqualTo(ProblemKind.MALFORMED);
    assertThat(problem.details()).containsKeys("line", "column");
    assertThat(problem.getMessage()).doesNotContain("jackson", "JsonToken", "StreamReadConstraints", "Source");
  }

  @Test
  void namesThePlace() {
    Problem problem = refusal("{\n  \"a\": 1,\n  \"a\": 2\n}".getBytes(UTF_8));
    assertThat(problem.details()).containsEntry("line", 3);
    assertThat(problem.getMessage()).startsWith("The body names a member twice").contains("line 3");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    Problem problem = refusal(new byte[] {'{', '\n', '"', (byte) 0xe9, '"'});
    assertThat(problem.getMessage()).isEqualTo("The body is not UTF-8: correct it at line 2, column 2.");
  }

  @Test
  void refusesMoreThanAHundredLevels() {
    assertThat(StrictJson.read(nested(99))).isNotNull();
    assertThat(refusal(nested(100)).getMessage()).contains("deeper than 100 levels");
  }

  @Test
  void refusesMoreThanAThousandMembersOfAnObject() {
    assertThat(StrictJson.read(members(1_000)).size()).isEqualTo(1);
    assertThat(refusal(members(1_001).getBytes(UTF_8)).getMessage()).startsWith("The body has an object of more than 1,000 members");
  }

  private static String members(int many) {
    return IntStream.range(0, many).mapToObj(i -> "\"m" + i + "\":[{},1]").collect(Collectors.joining(",", "{\"a\":{", "}}"));
  }

  @Test
  void refusesMoreThanOneMegabyte() {
    byte[] long1 = ("{\"a\":\"" + "x".repeat(StrictJson.LARGEST) + "\"}").getBytes(UTF_8);
    assertThat(refusal(long1).kind()).isEqualTo(ProblemKind.TOO_LARGE);
    assertThat(
            catchThrowableOfType(Problem.class, () -> StrictJson.read(new ByteArrayInputStream(long1))).kind())
        .isEqualTo(ProblemKind.TOO_LARGE);
    byte[] full = ("{\"a\":\"" + "x".repeat(StrictJson.LARGEST - 8) + "\"}").getBytes(UTF_8);
    assertThat(StrictJson.read(full)).hasSize(1);
  }

  private static byte[] nested(int arrays) {
    return ("{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}").getBytes(UTF_8);
  }

  private static Problem refusal(byte[] body) {
    return catchThrowableOfType(Problem.class, () -> StrictJson.read(body));
  }
}

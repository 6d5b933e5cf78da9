package org.entente.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.testing.Case;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bodies made to exhaust, or to be taken for what they are not: refused for what they are, and nothing breaks inside. */
@ExtendWith(Target.OfTheRun.class)
class HeavyBodiesIT {
  private static final String NEWS = "/api/editorial/v1/news";
  private static final int JSON_LIMIT = 1_048_576;
  private static final int SERVER_LIMIT = 12_582_912;

  private static Request post(Target target, String path) {
    return target.person("author").sending(Request.of("POST", path));
  }

  private static Answer refused(Target target, String name, Request request, Integer... statuses) throws IOException {
    try (Wire wire = target.wire()) {
      long start = System.nanoTime();
      Answer answer = wire.send(request);
      assertThat(answer.status()).as(name + ": " + answer).isIn((Object[]) statuses);
      assertThat(new Oracle(target.delivery()).faults(java.util.Optional.empty(), request, answer)).as(name).isEmpty();
      assertThat(TestRun.full() ? Duration.ofNanos(System.nanoTime() - start) : Duration.ZERO).as(name).isLessThan(Duration.ofSeconds(1));
      return answer;
    }
  }

  @Test
  @Case("D3")
  void jsonMadeToExhaustIsRefused(Target target) throws Exception {
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put("objects nested 10^5 deep", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
    bodies.put("arrays nested 10^5 deep", "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    bodies.put("a number of 10^6 digits", "{\"a\":" + "7".repeat(1_000_000) + "}");
    bodies.put("a fraction of 10^6 digits", "{\"a\":0." + "7".repeat(1_000_000) + "}");
    bodies.put("an exponent of 10^9", "{\"a\":1e1000000000}");
    bodies.put("an exponent of -10^9", "{\"a\":1e-1000000000}");
    bodies.put("a key of 1 MB", "{\"" + "k".repeat(JSON_LIMIT - 10) + "\":1}");
    bodies.put("a key twice", "{\"words\":{},\"words\":{}}");
    bodies.put("10^5 keys", IntStream.range(0, 100_000).mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":1").collect(Collectors.joining(",", "{", "}")));
    bodies.put("keys of one hash", colliding(14).stream().map(key -> "\"" + key + "\":1").collect(Collectors.joining(",", "{", "}")));
    bodies.put("keys that share a place in the parser's own table", colliding(8).stream().map(key -> "\"" + key.replace("Aa", "ab").replace("BB", "bA") + "\":1")
        .limit(250).collect(Collectors.joining(",", "{", "}")));
    bodies.put("a number beyond all others", "{\"a\":1234567890e300}");
    for (Map.Entry<String, String> body : bodies.entrySet()) {
      refused(target, body.getKey(), post(target, NEWS).bearing("application/json", body.getValue()), 400, 413, 422);
      refused(target, body.getKey() + " to sign in", Request.of("POST", "/api/editorial/v1/sessions").bearing("application/json", body.getValue()), 400, 413, 422);
    }
    assertThat(target.accidents()).isEmpty();
  }

  @Test
  @Case("D3")
  void aLanguageOfThousandsOfPartsIsNone(Target target) throws Exception {
    String address = NEWS + "/00000000-0000-4000-8000-000000000001/fr" + "-aa".repeat(4_500);
    refused(target, "a long language", target.person("author").sending(Request.of("GET", address)), 404);
    assertThat(target.accidents()).isEmpty();
  }

  /** 2^n texts with one hash code. */
  private static List<String> colliding(int n) {
    List<String> texts = List.of("");
    for (int i = 0; i < n; i++) {
      List<String> longer = new ArrayList<>();
      texts.forEach(text -> longer.addAll(List.of(text + "Aa", text + "BB")));
      texts = longer;
    }
    assertThat(texts).extracting(String::hashCode).containsOnly(texts.get(0).hashCode());
    return texts;
  }

  @Test
  @Case("D4")
  void oneByteMoreThanTheLimitIsTooMuch(Target target) throws Exception {
    Map<String, Request> requests = new LinkedHashMap<>();
    requests.put("a draft", post(target, NEWS).bearing("application/json", spaces(JSON_LIMIT + 1)));
    requests.put("a sign-in", Request.of("POST", "/api/editorial/v1/sessions").bearing("application/json", spaces(JSON_LIMIT + 1)));
    for (String path : List.of(NEWS, "/api/editorial/v1/sessions", "/api/editorial/v1/nothing/here", "/api/v1/news", "/nothing")) {
      requests.put("what the server takes, to " + path, post(target, path).bearing("application/json", spaces(SERVER_LIMIT + 1)));
    }
    for (Map.Entry<String, Request> request : requests.entrySet()) {
      assertThat(refused(target, request.getKey(), request.getValue(), 413).closed() || request.getValue().body().length < SERVER_LIMIT)
          .as("the connection is closed after " + request.getKey()).isTrue();
      refused(target, request.getKey() + ", in chunks", request.getValue().inChunks(), chunkedStatuses(request.getValue()));
    }
    assertThat(target.accidents()).isEmpty();
  }

  /** Where nobody reads the body, its length is not known before the answer. */
  private static Integer[] chunkedStatuses(Request request) {
    boolean nobody = List.of("/api/editorial/v1/nothing/here", "/api/v1/news", "/nothing").contains(request.path());
    return nobody ? new Integer[] {404, 405, 413} : new Integer[] {413};
  }

  private static byte[] spaces(int length) {
    return "{\"words\":".concat(" ".repeat(length - 9)).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  @Case("D5")
  void severalPartsAreTakenNowhere(Target target) throws Exception {
    String part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
    Map<String, String> bodies = Map.of("10,000 parts", part.repeat(10_000) + "--x--\r\n",
        "headers of a part of 10 kB", "--x\r\nContent-Disposition: form-data; name=\"" + "n".repeat(10_240) + "\"\r\n\r\n1\r\n--x--\r\n",
        "a file without a name", "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n1\r\n--x--\r\n", "a part without an end", part + "--x\r\nA");
    for (String path : List.of(NEWS, "/api/editorial/v1/sessions", "/api/editorial/v1/imports")) {
      for (Map.Entry<String, String> body : bodies.entrySet()) {
        refused(target, body.getKey(), post(target, path).bearing("multipart/form-data; boundary=x", body.getValue()), 415);
      }
    }
    Request reading = target.person("author").sending(Request.of("GET", NEWS)).bearing("multipart/form-data; boundary=x", part);
    refused(target, "read with parts", reading, 200, 400, 415);
  }

  @Test
  @Case("D5")
  void aPartThatNeverEndsIsAnsweredBeforeItDoes(Target target) throws Exception {
    try (Wire wire = target.wire()) {
      Request begun = post(target, NEWS).with("Content-Type", "multipart/form-data; boundary=x").with("Content-Length", "10000000")
          .body("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      wire.write(begun.bytes("localhost"));
      assertThat(wire.read(false).status()).isEqualTo(415);
    }
  }

  @Test
  @Case("C15")
  void nothingThatNamesAClassIsLoaded(Target target) throws Exception {
    ByteArrayOutputStream serialized = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(serialized)) {
      out.writeObject(new java.util.HashMap<>(Map.of("a", new java.util.Date())));
    }
    for (String path : List.of(NEWS, "/api/editorial/v1/sessions", "/api/editorial/v1/imports")) {
      for (String form : List.of("application/x-java-serialized-object", "application/x-java-object", "application/x-java-jnlp-file", "application/yaml",
          "text/yaml", "application/x-yaml", "application/xml", "application/x-www-form-urlencoded")) {
        refused(target, form, post(target, path).bearing(form, serialized.toByteArray()), 415);
      }
      refused(target, "serialized as JSON", post(target, path).bearing("application/json", serialized.toByteArray()), 400, 415);
    }
    for (String member : List.of("@class", "@type", "class", "$type", "__type", "javaClass")) {
      String body = "{\"" + member + "\":\"com.sun.rowset.JdbcRowSetImpl\",\"words\":{\"fr\":{\"title\":\"x\",\"" + member + "\":[\"java.net.URL\",\"http://localhost:1/\"]}}}";
      refused(target, member, post(target, NEWS).bearing("application/json", body), 422);
    }
    for (String yaml : List.of("!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://localhost:1/\"]]]]", "--- !!str x")) {
      refused(target, "YAML as JSON", post(target, NEWS).bearing("application/json", yaml), 400);
    }
    assertThat(target.accidents()).isEmpty();
  }
}

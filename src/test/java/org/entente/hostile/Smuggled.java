package org.entente.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Requests that two readers might end at different places, or that no reader should take: what follows one may be taken for a
 * request of its own. Sent byte by byte as they stand.
 */
final class Smuggled {
  static final String INSIDE = "smuggled-request";
  private static final String HIDDEN = "GET /api/v1/news HTTP/1.1\r\nHost: localhost\r\nCorrelation-Id: " + INSIDE + "\r\n\r\n";
  private static final List<String> PATHS = List.of("/api/v1", "/api/v1/news", "/health/live", "/api/editorial/v1/sessions", "/api/editorial/v1/queue", "/");

  private static final List<String> SOUND = List.of("GET /api/v1/news?limit=1", "GET /api/v1/never", "POST /api/v1/news", "POST /api/editorial/v1/news",
      "PUT /api/editorial/v1/queue", "HEAD /api/v1/agreements", "OPTIONS /api/v1/news", "POST /api/editorial/v1/sessions", "DELETE /nothing");

  private Smuggled() {}

  /** What tells the answer to one request from all others. */
  static String mark(int number) {
    return String.format("marker-%06d", number);
  }

  /** A sound request whose answer bears its mark; its body, if it has one, itself looks like a request. */
  static Request marker(int number, Random random) {
    String[] asked = SOUND.get(random.nextInt(SOUND.size())).split(" ");
    Request request = Request.of(asked[0], asked[1]).with("Correlation-Id", mark(number));
    if (!asked[0].startsWith("P")) {
      return request;
    }
    Request bearing = request.bearing("application/json", HIDDEN);
    return random.nextBoolean() ? bearing.inChunks() : bearing;
  }

  /** A sound request after which the connection is to be closed. */
  static String last(String mark) {
    return "GET /api/v1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCorrelation-Id: " + mark + "\r\n\r\n";
  }

  /** Requests of which two readers may differ, by what is odd in them. */
  static Map<String, String> ambiguous(Random random) {
    String path = PATHS.get(random.nextInt(PATHS.size()));
    String post = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    String get = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    String chunk = "0\r\n\r\n" + HIDDEN;
    Map<String, String> all = new LinkedHashMap<>();
    all.put("a length and chunks", post + "Content-Length: " + chunk.length() + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
    all.put("chunks and a length", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n" + chunk);
    all.put("chunked twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
    all.put("chunked, chunked", post + "Transfer-Encoding: chunked, chunked\r\n\r\n" + chunk);
    all.put("chunked, identity", post + "Transfer-Encoding: chunked, identity\r\n\r\n" + chunk);
    all.put("chunked in another way", post + "Transfer-Encoding: xchunked\r\n\r\n" + chunk);
    all.put("a tab before chunked", post + "Transfer-Encoding:\tchunked\u000b\r\n\r\n" + chunk);
    all.put("a space before the colon", post + "Transfer-Encoding : chunked\r\n\r\n" + chunk);
    all.put("a space before the colon of the length", post + "Content-Length : " + HIDDEN.length() + "\r\n\r\n" + HIDDEN);
    all.put("a first header that begins with a space", "POST " + path + " HTTP/1.1\r\n Transfer-Encoding: chunked\r\nHost: localhost\r\n\r\n" + chunk);
    all.put("a folded header", post + "X-Odd: a\r\n Transfer-Encoding: chunked\r\n\r\n" + chunk);
    all.put("two lengths", post + "Content-Length: 0\r\nContent-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN);
    all.put("two lengths in one", post + "Content-Length: 0, " + HIDDEN.length() + "\r\n\r\n" + HIDDEN);
    all.put("a length with a sign", post + "Content-Length: +" + HIDDEN.length() + "\r\n\r\n" + HIDDEN);
    all.put("a negative length", post + "Content-Length: -1\r\n\r\n" + HIDDEN);
    all.put("a length of 2^63", post + "Content-Length: 9223372036854775808\r\n\r\n" + HIDDEN);
    all.put("a length in hexadecimals", post + "Content-Length: 0x10\r\n\r\n" + HIDDEN);
    all.put("bare carriage returns", post + "X-Odd: a\rTransfer-Encoding: chunked\r\n\r\n" + chunk);
    all.put("bare line feeds", post.replace("\r\n", "\n") + "Content-Length: 0\n\n" + HIDDEN);
    all.put("an empty header name", post + ": chunked\r\n\r\n" + HIDDEN);
    all.put("two hosts", get + "Host: evil.example\r\n\r\n");
    all.put("no host", "GET " + path + " HTTP/1.1\r\n\r\n");
    all.put("another host in the address", "GET http://evil.example" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    all.put("a size of a chunk that is none", post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" + chunk);
    all.put("a size of a chunk of 2^64", post + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n" + chunk);
    all.put("a chunk with an extension over two lines", post + "Transfer-Encoding: chunked\r\n\r\n0;a=\"\n\"\r\n\r\n" + HIDDEN);
    all.put("a chunk that ends early", post + "Transfer-Encoding: chunked\r\n\r\n1\r\nAB\r\n" + chunk);
    all.put("a trailer", post + "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 99\r\n\r\n");
    all.put("HTTP/0.9", "GET " + path + "\r\n\r\n");
    all.put("HTTP/9.9", "GET " + path + " HTTP/9.9\r\nHost: localhost\r\n\r\n");
    all.put("HTTP/1.0 in chunks", "POST " + path + " HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
    all.put("a length for a reading request", get + "Content-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN);
    all.put("another protocol", get + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n");
    all.put("expecting to go on", post + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}");
    return all;
  }

  /** Bytes that are hardly a request. */
  static String garbage(Random random) {
    String get = "GET " + PATHS.get(random.nextInt(PATHS.size()));
    String end = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    return switch (random.nextInt(14)) {
      case 0 -> get + "/" + "a".repeat(8192) + end;
      case 1 -> get + "/\u0000" + end;
      case 2 -> get + "/\u00ff\u00fe" + end;
      case 3 -> get + "/%00%ff%c3%28" + end;
      case 4 -> get + "?a=\u0000" + end;
      case 5 -> get + end.replace("localhost", "localhost\u0000");
      case 6 -> get + end.replace("Connection", "X-" + "n".repeat(20_000) + ": 1\r\nConnection");
      case 7 -> get + end.replace("Connection", "X-N: 1\r\n".repeat(150) + "Connection");
      case 8 -> random(random, 1 + random.nextInt(200)) + "\r\n\r\n";
      case 9 -> get + " " + end;
      case 10 -> get.replace(' ', '\t') + end;
      case 11 -> get + "/%0d%0aX-Injected:%201" + end;
      case 12 -> get + "?locale=%0d%0aX-Injected:%201&fields=%0a%0d" + end;
      default -> get + end.replace("Connection", "Correlation-Id: " + random(random, 20) + "\r\nIf-None-Match: \"" + random(random, 9) + "\"\r\nConnection");
    };
  }

  private static String random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

package org.entente.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.entente.testing.Http;
import org.entente.testing.TestRun;

/**
 * What people at their desks send, by a client that leaves the processors to the server: it blocks, keeps its connections, and reads of
 * an answer what the next step needs.
 */
final class Desks {
  private static final String NEWS = "api/editorial/v1/news";
  private static final Map<String, String> MOVERS = Map.of("SUBMIT", "author", "APPROVE", "reviewer", "PUBLISH", "publisher");
  /** So many clients may keep their connections; Java's own limit is five. */
  private static final int KEPT = 32;

  private final URI server;
  private final Map<String, String> tokens;

  static {
    System.setProperty("http.maxConnections", Integer.toString(KEPT));
  }

  private Desks(URI server, Map<String, String> tokens) {
    this.server = server;
    this.tokens = tokens;
  }

  static Desks signedIn(URI server) {
    return new Desks(server, Map.of("author", token(server, "author"), "reviewer", token(server, "reviewer"), "publisher", token(server, "publisher")));
  }

  private static String token(URI server, String account) {
    return Http.at(server).post("api/editorial/v1/sessions", Map.of("name", account, "password", TestRun.DEMO_PASSWORD)).expect(201).json()
        .get("token").textValue();
  }

  /** An answer to a request that was granted. */
  record Granted(String etag, String location, byte[] body) {}

  Granted create(String json) {
    return post(NEWS, "author", null, json, HttpURLConnection.HTTP_CREATED);
  }

  Granted move(String id, String etag, String transition) {
    return post(NEWS + "/" + id + "/fr/transitions", MOVERS.get(transition), etag, "{\"transition\":\"" + transition + "\"}", HttpURLConnection.HTTP_OK);
  }

  private Granted post(String path, String who, String ifMatch, String json, int wanted) {
    try {
      HttpURLConnection connection = (HttpURLConnection) server.resolve(path).toURL().openConnection();
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      connection.setRequestProperty("Authorization", "Bearer " + tokens.get(who));
      connection.setRequestProperty("Content-Type", "application/json");
      if (ifMatch != null) {
        connection.setRequestProperty("If-Match", ifMatch);
      }
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
      if (connection.getResponseCode() != wanted) {
        throw new IllegalStateException(connection.getResponseCode() + " to " + path + " " + json);
      }
      try (InputStream in = connection.getInputStream()) {
        return new Granted(connection.getHeaderField("ETag"), connection.getHeaderField("Location"), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.entente.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A small HTTP client for tests. Immutable: {@link #with} and {@link #as} give a client that also sends a header. It follows
 * no redirect and keeps no cookie.
 */
public final class Http {
  private static final HttpClient CLIENT = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5))
      .build();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final URI base;
  private final String[] headers;

  private Http(URI base, String... headers) {
    this.base = base;
    this.headers = headers;
  }

  /** A client for addresses relative to {@code base}, which ends in a slash. */
  public static Http at(URI base) {
    return new Http(base);
  }

  /** The same client, sending these names and values too; the last value of a name counts. */
  public Http with(String... namesAndValues) {
    String[] all = Arrays.copyOf(headers, headers.length + namesAndValues.length);
    System.arraycopy(namesAndValues, 0, all, headers.length, namesAndValues.length);
    return new Http(base, all);
  }

  /** The same client, newly signed in as a demo account; signing in hashes a password, so keep the client. */
  public Http as(String account) {
    return as(account, TestRun.DEMO_PASSWORD);
  }

  /** The same client, newly signed in. */
  public Http as(String account, String password) {
    Answer signedIn = new Http(base)
        .post("api/editorial/v1/sessions", Map.of("name", account, "password", password))
        .expect(201);
    return with("Authorization", "Bearer " + signedIn.json().get("token").textValue());
  }

  /** The same client with the local administrator's token. */
  public Http asLocal() {
    return with("Authorization", "Bearer " + TestRun.LOCAL_TOKEN);
  }

  public Answer get(String path) {
    return send("GET", path, null, null);
  }

  public Answer head(String path) {
    return send("HEAD", path, null, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, null);
  }

  public Answer post(String path, Object json) {
    return send("POST", path, "application/json", text(json));
  }

  public Answer patch(String path, Object json) {
    return send("PATCH", path, "application/merge-patch+json", text(json));
  }

  public Answer put(String path, Object json) {
    return send("PUT", path, "application/json", text(json));
  }

  /** Any method; a null content type sends none, a null body sends an empty one. */
  public Answer send(String method, String path, String contentType, String body) {
    URI uri = base.resolve(path.startsWith("/") ? path.substring(1) : path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri)
        .timeout(Duration.ofSeconds(60))
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    if (contentType != null) {
      request.setHeader("Content-Type", contentType);
    }
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + uri + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Object json) {
    try {
      return json instanceof String text ? text : MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What came back. */
  public record Answer(HttpResponse<byte[]> response) {

    public int status() {
      return response.statusCode();
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    /** The ETag as it was sent, quotes included. */
    public String etag() {
      return header("ETag").orElseThrow(() -> new AssertionError("no ETag in " + this));
    }

    /** The body as it was before it was packed for the journey. */
    public byte[] unpacked() {
      return Unpacked.of(bytes(), header("Content-Encoding"));
    }

    public byte[] bytes() {
      return response.body();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + this, e);
      }
    }

    /** This answer, if it has the status; else a failure that shows request and body. */
    public Answer expect(int status) {
      if (status() != status) {
        throw new AssertionError("expected " + status + " but got " + this);
      }
      return this;
    }

    @Override
    public String toString() {
      return status() + " to " + response.request().method() + " " + response.request().uri() + ": " + text();
    }
  }
}

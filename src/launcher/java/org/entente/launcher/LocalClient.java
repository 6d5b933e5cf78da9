package org.entente.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Speaks to one running server with its local token. */
final class LocalClient {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  private final String address;
  private final String token;

  LocalClient(String address, String token) {
    this.address = address;
    this.token = token;
  }

  /** A client of the server that runs in a folder; trouble with code 2 when none does. */
  static LocalClient ofRunning(Path folder) throws IOException {
    RunningFile running = RunningFile.read(folder).orElseThrow(() -> new Trouble(
        "No running Entente was found: start one with ./entente run, or name its folder with --data DIR.", 2));
    return new LocalClient(running.address(), running.token());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(at(path));
  }

  HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return http.send(request(uri).GET().build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** An answer of any length, read as it comes. */
  HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
    HttpRequest request = request(at(path)).setHeader("Accept", "*/*").GET().build();
    return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  HttpResponse<String> post(String path, String contentType, Path file) throws IOException, InterruptedException {
    HttpRequest request =
        request(at(path)).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofFile(file)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request = request(at(path)).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** A POST without a body. */
  HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return http.send(request(at(path)).POST(HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** A request with a JSON body, or without one, made against a version if one is named. */
  HttpResponse<String> send(String method, String path, Map<String, ?> body, String ifMatch) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(at(path)).method(method, body == null ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(Json.write(body), StandardCharsets.UTF_8));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** Fetches whatever form the path has into a file that exists. */
  void download(String path, Path file) throws IOException, InterruptedException {
    HttpResponse<Path> response = http.send(request(at(path)).setHeader("Accept", "*/*").GET().build(),
        HttpResponse.BodyHandlers.ofFile(file));
    if (response.statusCode() != 200) {
      throw new Trouble("The server refused: " + refusal(Files.readString(file), response.statusCode()) + ".");
    }
  }

  /** The status of a GET, or 0 while nobody answers. */
  int probe(String path) throws InterruptedException {
    try {
      return get(path).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** One sentence for a refusal: the problem's detail or title, else the status. */
  static String refusal(HttpResponse<String> response) {
    return refusal(response.body(), response.statusCode());
  }

  static String refusal(String body, int status) {
    Map<String, Object> problem = Json.object(body);
    Object said = problem.getOrDefault("detail", problem.getOrDefault("title", "no reason was given"));
    return said + " (HTTP " + status + ")";
  }

  private URI at(String path) {
    return URI.create(address + path);
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofMinutes(2))
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }
}

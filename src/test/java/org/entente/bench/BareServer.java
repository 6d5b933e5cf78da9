package org.entente.bench;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/**
 * The floor: Undertow alone, which finds the bytes of an address in memory. A process of its own; it fetches them from the server that
 * is measured, and says when it has them all.
 */
final class BareServer {
  private final Map<String, Ready> ready = new HashMap<>();

  private record Ready(byte[] bytes, String etag) {}

  private BareServer() {}

  /** @param words its port, the address of the other server, and a file of addresses */
  public static void main(String... words) throws IOException, InterruptedException {
    LogManager.getLogManager().reset();
    BareServer server = new BareServer();
    server.fetch(URI.create(words[1]), Files.readAllLines(Path.of(words[2])));
    Undertow.builder().addHttpListener(Integer.parseInt(words[0]), "localhost").setHandler(server::answer).build().start();
    System.out.println("ready");
    Thread.currentThread().join();
  }

  private void fetch(URI other, List<String> addresses) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (String address : addresses) {
      HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(other.resolve(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
      ready.put(address, new Ready(answer.body(), answer.headers().firstValue("ETag").orElseThrow()));
    }
  }

  private void answer(HttpServerExchange exchange) {
    String query = exchange.getQueryString();
    Ready found = ready.get(query.isEmpty() ? exchange.getRequestURI() : exchange.getRequestURI() + "?" + query);
    exchange.getResponseHeaders().put(Headers.ETAG, found.etag()).put(Headers.CONTENT_TYPE, "application/json");
    if (found.etag().equals(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH))) {
      exchange.setStatusCode(304).endExchange();
    } else {
      exchange.getResponseSender().send(ByteBuffer.wrap(found.bytes()));
    }
  }

  /** Starts one. */
  static Process launch(int port, URI other, Path addresses) throws IOException {
    List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp", System.getProperty("java.class.path"),
        BareServer.class.getName());
    Process process = new ProcessBuilder(Stream.concat(java.stream(), Stream.of(Integer.toString(port), other.toString(), addresses.toString())).toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    if (!"ready".equals(process.inputReader().readLine())) {
      throw new IllegalStateException("The bare server did not start");
    }
    return process;
  }
}

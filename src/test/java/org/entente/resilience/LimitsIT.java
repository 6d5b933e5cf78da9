package org.entente.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.testing.Case;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.TestRun;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is asked too much of is refused in the form it deserves, and what nobody should find is not there. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LimitsIT {
  private static final int ROUNDS = TestRun.full() ? 200 : 3;
  private static final long SECOND = 1_000_000_000;
  private static final double MOST_HEAP = 64 << 20;

  private Http http;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void ready() {
    http = ManagedServer.withSamples();
  }

  @Test
  @Case("D1")
  void impossibleLimitsAndOffsetsAreRefusedByName() {
    for (String limit : List.of("1000000", "2147483647", "2147483648", "-1", "0", "1e9", "", "101", "99999999999999999999", "%2B5", "0x10", "%D9%A3")) {
      refused("api/v1/agreements?limit=" + limit, "limit");
    }
    for (String offset : List.of("1000000000", "2147483648", "-1", "1e9", "", "10001")) {
      refused("api/v1/agreements?offset=" + offset, "offset");
    }
    assertThat(http.get("api/v1/agreements?limit=100&offset=10000").expect(200).json().path("data")).isEmpty();
  }

  /** The most that can be asked of a page, each time anew: what one answer takes is thrown away with it. */
  @Test
  @Case("D1")
  void theLargestAnswersTakeLittleAndNotLong() {
    List<String> largest = List.of("agreements?limit=100&offset=10000", "agreements?limit=100&include=partners,topics", "news?limit=100&locale=all",
        "partners?limit=100&include=memberOf", "search?q=paris&limit=100", "agreements.csv", "agreements.xlsx");
    double before = heap();
    for (String question : largest) {
      double allocated = allocated();
      for (int round = 0; round < ROUNDS; round++) {
        long begun = System.nanoTime();
        // An offset or a condition that nobody has asked for yet.
        http.get("api/v1/" + question + (question.contains("?") ? "&" : "?") + (question.startsWith("search") ? "offset=" + round : "slug%5Bne%5D=x-" + round))
            .expect(200);
        assertThat(!TestRun.full() || System.nanoTime() - begun < SECOND).as(question).isTrue();
      }
      if (TestRun.full()) {
        assertThat((allocated() - allocated) / ROUNDS).as("bytes for one %s", question).isLessThan(MOST_HEAP);
      }
    }
    if (TestRun.full()) {
      assertThat(heap() - before).as("bytes of heap that stay after %d answers", ROUNDS * largest.size()).isLessThan(MOST_HEAP);
    }
  }

  /** In use after the last collections, as far as they went. */
  private double heap() {
    return sum("jvm_memory_pool_collection_used_bytes");
  }

  /** Since the start: what is new fills Eden, and each collection empties it. */
  private double allocated() {
    return sum("jvm_gc_collection_seconds_count") * sum("jvm_memory_pool_committed_bytes.*Eden Space.*") + sum("jvm_memory_pool_used_bytes.*Eden Space.*");
  }

  /** Of all figures whose names begin so. */
  private double sum(String name) {
    String told = http.asLocal().get("api/editorial/v1/metrics").expect(200).text();
    return Exposition.read(told).samples().entrySet().stream().filter(figure -> figure.getKey().matches(name + ".*"))
        .mapToDouble(Map.Entry::getValue).sum();
  }

  private void refused(String path, String parameter) {
    Http.Answer answer = http.get(path).expect(400);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.text()).contains(parameter);
  }

  @Test
  @Case("D10")
  void oversizedHeadsAreRefusedAndNeverAnAccident() throws IOException {
    String query = IntStream.range(0, 1_001).mapToObj(i -> "p" + i + "=v").collect(Collectors.joining("&"));
    String headers = IntStream.range(0, 201).mapToObj(i -> "X-" + i + ": v\r\n").collect(Collectors.joining());
    String cookies = IntStream.range(0, 201).mapToObj(i -> "c" + i + "=v").collect(Collectors.joining("; ", "Cookie: ", "\r\n"));
    assertThat(status("/api/v1/agreements?" + query, "")).isIn(400, 414, 431);
    assertThat(status("/api/v1/agreements", headers)).isIn(400, 431);
    assertThat(status("/api/v1/agreements", cookies)).isIn(400, 431);
    assertThat(status("/api/v1/agreements", "X-Long: " + "a".repeat(1_100_000) + "\r\n")).isIn(400, 431);
    assertThat(status("/api/v1/" + "a".repeat(65_536), "")).isIn(400, 414, 431);
    http.get("health/live").expect(200);
  }

  @Test
  @Case("U5")
  void nothingButTheApplicationIsServed() throws IOException {
    for (String path : List.of("console", "console/", "management", "wildfly-services", "metrics", "health", ".git/", ".git/HEAD",
        "WEB-INF/", "WEB-INF/web.xml", "META-INF/MANIFEST.MF", "app.js.map", "api/", "index.html", "welcome-content/", "invoker")) {
      assertThat(http.get(path).status()).as(path).isIn(401, 404);
    }
    assertThat(http.send("TRACE", "api/v1", null, null).status()).isEqualTo(405);
    for (InetAddress address : ownAddresses()) {
      assertThat(listens(address, Integer.getInteger("entente.test.management.port", 9990))).as("%s", address).isFalse();
    }
  }

  /** The status of the answer to a request with these further headers; 400 for a connection that is closed without one. */
  private static int status(String target, String headers) throws IOException {
    URI server = TestRun.managedServer();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(60_000);
      try {
        socket.getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
      } catch (SocketException refusedMeanwhile) {
        // What it said is still there to read.
      }
      String answer = new String(socket.getInputStream().readNBytes("HTTP/1.1 400".length()), StandardCharsets.US_ASCII);
      return answer.isEmpty() ? 400 : Integer.parseInt(answer.substring("HTTP/1.1 ".length()));
    } catch (SocketException reset) {
      return 400;
    }
  }

  private static List<InetAddress> ownAddresses() throws SocketException {
    return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).toList();
  }

  private static boolean listens(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}

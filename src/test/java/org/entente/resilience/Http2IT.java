package org.entente.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entente.resilience.ControlClient.Seen;
import org.entente.testing.Case;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HTTP/2 is spoken by the proxy, never by the server: its floods are bytes that nobody reads as frames, and everybody else reads on. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class Http2IT {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int CONNECTIONS = TestRun.full() ? 200 : 4;
  private static final int FRAMES = TestRun.full() ? 20_000 : 500;
  private static final int QUESTIONS = 20;
  /** Twenty a second for half a minute, after which all must be as before; else as soon as it is. */
  private static final int AFTERWARDS = TestRun.full() ? 600 : QUESTIONS;
  private static final Duration GIVEN_BACK = TestRun.full() ? Duration.ZERO : Duration.ofMinutes(2);
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int WINDOW = 8;
  private static final int CONTINUATION = 9;
  private static final int END_OF_HEADERS = 4;
  private static final int END_OF_STREAM = 1;

  private Http http;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void ready() {
    http = ManagedServer.withSamples();
  }

  /** What follows the preface. */
  enum Flood {
    RAPID_RESET,
    MADE_YOU_RESET,
    CONTINUATIONS,
    HPACK_BOMB;

    byte[] frames() {
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      frames.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
      // :method GET, :scheme http, :path / of the static table.
      byte[] get = {(byte) 0x82, (byte) 0x86, (byte) 0x84};
      for (int i = 0; i < FRAMES; i++) {
        int stream = 2 * i + 1;
        switch (this) {
          case RAPID_RESET -> {
            frames.writeBytes(frame(HEADERS, END_OF_HEADERS | END_OF_STREAM, stream, get));
            frames.writeBytes(frame(RESET, 0, stream, new byte[] {0, 0, 0, 8}));
          }
          case MADE_YOU_RESET -> {
            frames.writeBytes(frame(HEADERS, END_OF_HEADERS | END_OF_STREAM, stream, get));
            // A window that grows by nothing is an error of the stream, which the server must reset.
            frames.writeBytes(frame(WINDOW, 0, stream, new byte[4]));
          }
          case CONTINUATIONS -> frames.writeBytes(frame(i == 0 ? HEADERS : CONTINUATION, 0, 1, new byte[] {0, 1, 'a', 1, 'b'}));
          case HPACK_BOMB -> frames.writeBytes(frame(HEADERS, END_OF_HEADERS | END_OF_STREAM, stream, i == 0 ? stored() : recalled()));
        }
      }
      return frames.toByteArray();
    }

    /** A header of 4,000 letters that is put into the table. */
    private static byte[] stored() {
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      block.writeBytes(new byte[] {0x40, 1, 'x', 0x7f, (byte) 0xa1, 0x1e});
      block.writeBytes("a".repeat(4_000).getBytes(StandardCharsets.US_ASCII));
      return block.toByteArray();
    }

    /** It, a thousand times over, a byte each. */
    private static byte[] recalled() {
      byte[] block = new byte[1_000];
      Arrays.fill(block, (byte) 0xbe);
      return block;
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      frame.writeBytes(new byte[] {(byte) (payload.length >> 16), (byte) (payload.length >> 8), (byte) payload.length, (byte) type, (byte) flags,
          (byte) (stream >> 24), (byte) (stream >> 16), (byte) (stream >> 8), (byte) stream});
      frame.writeBytes(payload);
      return frame.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Case("D11")
  void floodsOfFramesAreReadAsNoneAndEverybodyElseReadsOn(Flood flood) throws Exception {
    byte[] frames = flood.frames();
    URI list = TestRun.managedServer().resolve("api/v1/agreements?limit=5");
    assertThat(ControlClient.asking(list, QUESTIONS)).extracting(Seen::status).containsOnly(200);
    Vitals before = Vitals.of(http);
    List<Seen> during;
    try (ControlClient control = ControlClient.reading(list)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        assertThat(answer(PREFACE, frames)).as("%s", flood).doesNotStartWith("\0").matches("(?s)|HTTP/1\\.1 [45].*");
      }
      Until.holds("the reader has asked often enough", () -> control.count() >= QUESTIONS);
      during = control.answers();
    }
    assertThat(during).extracting(Seen::status).containsOnly(200);
    assertThat(ControlClient.asking(list, AFTERWARDS)).extracting(Seen::status).containsOnly(200);
    Until.holds("it is the same process and has given back what the flood took, after " + before, GIVEN_BACK, () -> Vitals.of(http).areThoseOf(before));
  }

  @Test
  @Case("D11")
  void nobodyIsLetOverToIt() throws IOException {
    String ask = "GET /api/v1 HTTP/1.1\r\nHost: localhost\r\n";
    String upgraded = answer((ask + "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII), new byte[0]);
    assertThat(upgraded).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 101").doesNotContainIgnoringCase("upgrade: h2c");
  }

  /** TLS offers it by ALPN where a listener has it on. */
  @Test
  @Case("D11")
  void noListenerHasItOn() throws IOException {
    try (Stream<Path> files = Files.list(TestRun.serverHome().resolve("standalone/configuration"))) {
      List<Path> configurations = files.filter(file -> file.getFileName().toString().matches("standalone.*\\.xml")).toList();
      assertThat(configurations).isNotEmpty();
      for (Path configuration : configurations) {
        assertThat(Files.readString(configuration)).as("%s", configuration).contains("http-listener").doesNotContain("enable-http2=\"true\"");
      }
    }
  }

  /** All that comes back until the server closes; nothing when it closes at once. */
  private static String answer(byte[] first, byte[] more) throws IOException {
    URI server = TestRun.managedServer();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(60_000);
      try {
        socket.getOutputStream().write(first);
        socket.getOutputStream().write(more);
      } catch (SocketException closedMeanwhile) {
        // What it said is still there to read.
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException reset) {
      return "";
    }
  }
}

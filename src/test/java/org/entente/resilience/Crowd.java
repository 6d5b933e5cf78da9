package org.entente.resilience;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** One client, at an address of its own, that keeps many connections busy in a nasty way, each with its first words and then some more now and again. */
final class Crowd implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final int WINDOW = 65_536;
  private static final int TINY_WINDOW = 1_024;

  private final URI server;
  private final Manner manner;
  private final IntFunction<String> first;
  private final AtomicReferenceArray<Socket> sockets;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  /** How a connection goes on: what it adds now and again, whether it begins anew when answered, and how little it takes. */
  private record Manner(String more, boolean again, int window) {}

  private Crowd(URI server, int size, Manner manner, IntFunction<String> first) {
    this.server = server;
    this.manner = manner;
    this.first = first;
    sockets = new AtomicReferenceArray<>(size);
    int lanes = manner.again() ? size : 1;
    for (int lane = 0; lane < lanes; lane++) {
      int from = lane;
      Thread thread = new Thread(() -> besiege(from, lanes), "crowd-" + lane);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Headers that never end. */
  static Crowd slowHeaders(URI server, int size) {
    return new Crowd(server, size, new Manner("X-a: b\r\n", false, WINDOW),
        i -> "GET /api/v1/agreements HTTP/1.1\r\nHost: localhost\r\n");
  }

  /** A body that comes letter by letter, to the one address that reads one from strangers. */
  static Crowd slowBodies(URI server, int size) {
    return new Crowd(server, size, new Manner(" ", false, WINDOW),
        i -> "POST /api/editorial/v1/sessions HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
  }

  /** Large answers that nobody takes off the wire. */
  static Crowd slowReads(URI server, int size) {
    return new Crowd(server, size, new Manner("", false, TINY_WINDOW),
        i -> "GET /api/v1/agreements?limit=100&include=partners HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20));
  }

  /** Connections that say nothing. */
  static Crowd silent(URI server, int size) {
    return new Crowd(server, size, new Manner("", false, WINDOW), i -> "");
  }

  /** Whole requests, again and again, whose answers are thrown away. */
  static Crowd asking(URI server, int size, IntFunction<String> request) {
    return new Crowd(server, size, new Manner("", true, WINDOW), request);
  }

  private void besiege(int from, int lanes) {
    while (!over) {
      for (int i = from; i < sockets.length() && !over; i += lanes) {
        poke(i);
      }
      LockSupport.parkNanos(BEAT.toNanos());
    }
  }

  private void poke(int i) {
    Socket socket = sockets.get(i);
    try {
      if (socket == null || socket.isClosed() || manner.again() && socket.getInputStream().available() > 0) {
        end(socket);
        sockets.set(i, connected(first.apply(i)));
      } else {
        socket.getOutputStream().write(manner.more().getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException refused) {
      // The next beat tries again: that is what an attacker does.
      end(socket);
    }
  }

  private Socket connected(String words) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(manner.window());
    socket.bind(new InetSocketAddress("127.0.0.2", 0));
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 2_000);
    socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void end(Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException gone) {
      // It is closed all the same.
    }
  }

  private void endAll() {
    for (int i = 0; i < sockets.length(); i++) {
      end(sockets.get(i));
    }
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    // Whoever is in the middle of sending is let go; what was opened meanwhile is closed after.
    endAll();
    for (Thread thread : threads) {
      thread.join(2_000);
    }
    endAll();
  }
}

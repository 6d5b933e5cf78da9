package org.entente.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a proxy and the server, passes everything on, and tells over which of the proxy's connections something went last. */
final class Tap implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int server;
  private volatile Last last = new Last(0, 0);

  /**
   * @param connection counted from 1, 0 for none yet
   * @param piece how many pieces have gone to the server, over any connection
   */
  record Last(int connection, long piece) {}

  Tap(int server) throws IOException {
    this.server = server;
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  Last last() {
    return last;
  }

  @Override
  public void close() {
    end(listener);
    open.forEach(Tap::end);
  }

  private void accept() {
    try {
      for (int number = 1; !listener.isClosed(); number++) {
        int connection = number;
        Socket proxy = listener.accept();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
        open.addAll(Set.of(proxy, target));
        daemon(() -> pump(proxy, target, () -> went(connection)));
        daemon(() -> pump(target, proxy, () -> { }));
      }
    } catch (IOException closed) {
      end(listener);
    }
  }

  private synchronized void went(int connection) {
    last = new Last(connection, last.piece() + 1);
  }

  private void pump(Socket from, Socket to, Runnable seen) {
    byte[] bytes = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        seen.run();
        out.write(bytes, 0, read);
      }
    } catch (IOException broken) {
      // Both ends learn of it below.
    }
    end(from);
    end(to);
    open.remove(from);
  }

  private static void end(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception closed) {
      // It is gone already.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "tap");
    thread.setDaemon(true);
    thread.start();
  }
}

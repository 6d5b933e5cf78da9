package org.entente.resilience;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.entente.testing.Ports;

/** A link to a server on this machine that can be made to fail in the ways real ones do. */
final class TcpProxy implements AutoCloseable {
  private static final Duration LATE = Duration.ofMillis(500);
  private static final int BYTES_A_SECOND = 8_192;
  private static final int CUT_AFTER = 40;

  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger left = new AtomicInteger();
  private volatile ServerSocket listener;
  private volatile Harm harm = Harm.NONE;

  enum Direction {
    UP,
    DOWN
  }

  private record Harm(Optional<Toxic> toxic, Direction direction) {
    private static final Harm NONE = new Harm(Optional.empty(), Direction.UP);

    boolean is(Toxic asked, Direction flow) {
      return toxic.filter(asked::equals).isPresent() && flow == direction;
    }
  }

  private TcpProxy(int target, int port) {
    this.target = target;
    this.port = port;
  }

  static TcpProxy to(int target) throws IOException {
    TcpProxy proxy = new TcpProxy(target, Ports.free());
    proxy.listen();
    return proxy;
  }

  int port() {
    return port;
  }

  /** From now on the link has this fault in what flows that way: UP to the server, DOWN from it. */
  void harm(Toxic toxic, Direction direction) {
    left.set(CUT_AFTER);
    harm = new Harm(Optional.of(toxic), direction);
    if (toxic == Toxic.REFUSE) {
      close();
    }
    if (toxic == Toxic.RESET) {
      open.forEach(TcpProxy::reset);
    }
  }

  /** The link is good again; connections that were harmed stay as they are. */
  void heal() {
    harm = Harm.NONE;
    if (listener.isClosed()) {
      listen();
    }
  }

  @Override
  public void close() {
    end(listener);
    open.forEach(TcpProxy::end);
  }

  private void listen() {
    try {
      listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    daemon("proxy-" + port, () -> accept(listener));
  }

  private void accept(ServerSocket from) {
    try {
      while (!from.isClosed()) {
        Socket client = from.accept();
        open.add(client);
        if (harm.toxic().filter(Toxic.RESET::equals).isPresent()) {
          reset(client);
        } else {
          join(client);
        }
      }
    } catch (IOException closed) {
      end(from);
    }
  }

  private void join(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(server);
      daemon("proxy-up", () -> pump(client, server, Direction.UP));
      daemon("proxy-down", () -> pump(server, client, Direction.DOWN));
    } catch (IOException nobodyThere) {
      end(client);
    }
  }

  private void pump(Socket from, Socket to, Direction flow) {
    byte[] bytes = new byte[8_192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        forward(bytes, read, out, flow);
      }
    } catch (IOException broken) {
      // Both ends learn of it below.
    }
    if (harm.is(Toxic.SLOW_CLOSE, flow)) {
      pause(LATE);
    }
    open.remove(from);
    end(from);
    end(to);
  }

  private void forward(byte[] bytes, int length, OutputStream out, Direction flow) throws IOException {
    if (harm.is(Toxic.BLACK_HOLE, flow)) {
      return;
    }
    if (harm.is(Toxic.LATENCY, flow)) {
      pause(LATE);
    }
    if (harm.is(Toxic.BANDWIDTH, flow)) {
      pause(Duration.ofMillis(1_000L * length / BYTES_A_SECOND));
    }
    int whole = harm.is(Toxic.CUT, flow) ? Math.min(length, Math.max(0, left.getAndAdd(-length))) : length;
    int step = harm.is(Toxic.SLICES, flow) ? 1 : length;
    for (int at = 0; at < whole; at += step) {
      out.write(bytes, at, Math.min(step, whole - at));
    }
    if (whole < length) {
      throw new IOException("cut");
    }
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closed) {
      // It is gone already.
    }
    end(socket);
  }

  private static void end(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception closed) {
      // It is gone already.
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}

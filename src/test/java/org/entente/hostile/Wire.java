package org.entente.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import org.entente.testing.Until;

/** One connection to a server, kept alive as long as the server does; it sends whatever bytes it is given. For one thread. */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final String host;
  private final int port;
  private final SocketFactory sockets;
  private int patience = PATIENCE_MILLIS;
  private Socket socket;
  private InputStream input;

  Wire(URI server) {
    this(server.getHost(), server.getPort());
  }

  Wire(String host, int port) {
    this(host, port, SocketFactory.getDefault());
  }

  Wire(String host, int port, SocketFactory sockets) {
    this.host = host;
    this.port = port;
    this.sockets = sockets;
  }

  /** Waits no longer for an answer. */
  Wire patientFor(int millis) {
    patience = millis;
    return this;
  }

  /** Sends a request and reads its answer; a connection the server had closed meanwhile is opened again. */
  Answer send(Request request) {
    byte[] bytes = request.bytes(host + ":" + port);
    boolean used = socket != null;
    try {
      return exchange(bytes, request.method().equals("HEAD"));
    } catch (IOException broken) {
      close();
      if (!used) {
        throw new UncheckedIOException("No answer to " + request, broken);
      }
      return send(request);
    }
  }

  /** The same, again as long as the server asks to wait its turn. */
  Answer sendPatiently(Request request) {
    AtomicReference<Answer> last = new AtomicReference<>();
    Until.holds("there is room for " + request.target(), () -> {
      last.set(send(request));
      return !Oracle.isRationed(request, last.get());
    });
    return last.get();
  }

  private Answer exchange(byte[] bytes, boolean head) throws IOException {
    write(bytes);
    Answer answer = read(head);
    if (answer.closed()) {
      close();
    }
    return answer;
  }

  /** Sends text as it stands, and gives what comes back before the server closes, or is silent while it waits for more. */
  List<Answer> converse(String sent, int most) throws IOException {
    List<Answer> answers = new ArrayList<>();
    try {
      write(sent.getBytes(StandardCharsets.ISO_8859_1));
      while (answers.size() < most) {
        Answer answer = read(false);
        answers.add(answer);
        if (answer.closed()) {
          return answers;
        }
      }
    } catch (EOFException | SocketException | SSLException | SocketTimeoutException end) {
      // Closed, or waiting for the rest of what it takes for a request.
    }
    return answers;
  }

  /** Sends bytes as they are. A server that answers before it has read all may reset: what it said is still there to read. */
  void write(byte[] bytes) throws IOException {
    if (socket == null) {
      socket = sockets.createSocket(host, port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(patience);
      input = new BufferedInputStream(socket.getInputStream());
    }
    try {
      socket.getOutputStream().write(bytes);
    } catch (SocketException early) {
      if (input.available() == 0) {
        throw early;
      }
    }
  }

  /** The next answer on this connection. */
  Answer read(boolean head) throws IOException {
    String first = line();
    int status = Integer.parseInt(first.split(" ")[1]);
    List<String> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(line);
    }
    if (status == 100) {
      return read(head);
    }
    Answer bare = new Answer(status, headers, new byte[0], false);
    boolean close = bare.header("Connection").map(value -> value.equalsIgnoreCase("close")).orElse(first.startsWith("HTTP/1.0"));
    boolean empty = head || status == 204 || status == 304;
    boolean chunked = bare.header("Transfer-Encoding").map(value -> value.toLowerCase(Locale.ROOT).contains("chunked")).orElse(false);
    if (empty) {
      return new Answer(status, headers, new byte[0], close);
    }
    if (chunked) {
      return new Answer(status, headers, chunks(), close);
    }
    return bare.header("Content-Length").isPresent()
        ? new Answer(status, headers, exactly(Integer.parseInt(bare.header("Content-Length").get())), close)
        : new Answer(status, headers, input.readAllBytes(), true);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
      body.writeBytes(exactly(length));
      line();
    }
    line();
    return body.toByteArray();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The answer ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("The server closed the connection");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether the server has ended the connection, as far as reading shows: waits for it. */
  boolean isEnded() throws IOException {
    return input.read() < 0;
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException gone) {
      // It is closed in any case.
    } finally {
      socket = null;
    }
  }
}

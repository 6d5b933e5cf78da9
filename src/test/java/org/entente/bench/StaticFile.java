package org.entente.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.testing.Ports;
import org.entente.testing.Until;

/** Another floor: nginx with one file of three kilobytes on the disk. */
final class StaticFile implements AutoCloseable {
  private final Process process;
  private final URI address;

  private StaticFile(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static StaticFile start(Path folder, byte[] bytes) throws IOException {
    int port = Ports.free();
    Path root = Files.createDirectories(folder.resolve("www"));
    Files.write(root.resolve("article"), bytes);
    Path settings = Files.writeString(folder.resolve("nginx.conf"), """
        daemon off; worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/nginx.log;
        events { worker_connections 512; }
        http { access_log off; default_type application/json; sendfile on; keepalive_requests 1000000000;
          server { listen 127.0.0.1:%2$d; root %1$s/www; } }
        """.formatted(folder, port));
    Process process = new ProcessBuilder(List.of("/usr/sbin/nginx", "-c", settings.toString(), "-p", folder.toString())).inheritIO().start();
    Until.holds("nginx answers", () -> answers(port));
    return new StaticFile(process, URI.create("http://127.0.0.1:" + port));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

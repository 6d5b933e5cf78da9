package org.entente.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.entente.launcher.Folders;
import org.entente.testing.Ports;
import org.entente.testing.TestRun;
import org.entente.testing.Until;

/**
 * A proxy in front of a server, with the configuration of {@code deployments/proxy}; only addresses and files are this run's, and
 * whatever keeps clients on connections of their own is taken away: they share the proxy's one connection to the server.
 */
final class Proxy implements AutoCloseable {
  private static final String NAME = "pacts.example.org";

  enum Kind {
    NGINX, HAPROXY
  }

  private final Path folder;
  private final int plain = Ports.free();
  private final int secure = Ports.free();
  private final Tap tap;
  private final SocketFactory sockets;
  private final Process process;

  /** Started and answering. */
  Proxy(Kind kind, int server) throws IOException, GeneralSecurityException {
    folder = TestRun.folder().resolve(kind.name().toLowerCase(Locale.ROOT));
    Folders.delete(folder);
    Files.createDirectories(folder);
    ProxyCertificate certificate = ProxyCertificate.in(folder);
    sockets = certificate.sockets();
    tap = new Tap(server);
    List<String> command = kind == Kind.NGINX ? nginx(certificate) : haproxy(certificate, server);
    if (!Files.isExecutable(Path.of(command.get(0)))) {
      throw new IllegalStateException("There is no " + command.get(0) + ": ./entente test installs it.");
    }
    process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile()).start();
    Until.holds(kind + " answers", this::answers);
  }

  /** A connection of a client, inside TLS. */
  Wire wire() {
    return new Wire("localhost", secure, sockets);
  }

  /** A connection of a client that knows nothing of TLS. */
  Wire plainWire() {
    return new Wire("localhost", plain);
  }

  /** What goes from here to the server. */
  Tap tap() {
    return tap;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    tap.close();
  }

  private List<String> nginx(ProxyCertificate certificate) throws IOException, GeneralSecurityException {
    String site = example("nginx.conf");
    site = replaced(site, "  listen [::]:80;\n", "");
    site = replaced(site, "  listen [::]:443 ssl;\n", "");
    site = replaced(site, "listen 80;", "listen 127.0.0.1:" + plain + ";");
    site = replaced(site, "listen 443 ssl;", "listen 127.0.0.1:" + secure + " ssl;");
    site = replaced(site, "server 127.0.0.1:8080;", "server 127.0.0.1:" + tap.port() + ";");
    site = replaced(site, "/etc/ssl/" + NAME + "/fullchain.pem", certificate.chain().toString());
    site = replaced(site, "/etc/ssl/" + NAME + "/key.pem", certificate.key().toString());
    site = replaced(site, "/var/log/nginx/entente.log", "access.log");
    StringBuilder main = new StringBuilder("daemon off;\nmaster_process off;\npid nginx.pid;\nevents {}\nhttp {\n  access_log off;\n");
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      main.append("  ").append(kind).append("_temp_path ").append(kind).append(";\n");
    }
    Path file = Files.writeString(folder.resolve("nginx.conf"), main + "  " + site.replace("\n", "\n  ") + "}\n");
    return List.of("/usr/sbin/nginx", "-p", folder.toString(), "-c", file.toString(), "-e", "stderr");
  }

  private List<String> haproxy(ProxyCertificate certificate, int server) throws IOException, GeneralSecurityException {
    String all = example("haproxy.cfg");
    all = replaced(all, "global\n", "global\n  nbthread 1\n");
    all = replaced(all, "bind :80\n", "bind 127.0.0.1:" + plain + "\n");
    all = replaced(all, "bind :443 ssl crt /etc/ssl/" + NAME + "/fullchain-and-key.pem",
        "bind 127.0.0.1:" + secure + " ssl crt " + certificate.chainAndKey());
    all = replaced(all, "balance roundrobin\n", "balance roundrobin\n  http-reuse always\n");
    all = replaced(all, "server node1 192.0.2.11:8080", "server node1 127.0.0.1:" + tap.port() + " port " + server);
    all = replaced(all, "  server node2 192.0.2.12:8080\n", "");
    Path file = Files.writeString(folder.resolve("haproxy.cfg"), all);
    return List.of("/usr/sbin/haproxy", "-db", "-f", file.toString());
  }

  private static String example(String file) throws IOException {
    return Files.readString(Path.of("deployments/proxy", file)).replace(NAME + ";", "localhost;").replace(NAME + " }", "localhost }");
  }

  /** An example that has changed is told, rather than run with half of its addresses. */
  private static String replaced(String text, String part, String other) {
    if (!text.contains(part)) {
      throw new IllegalStateException("deployments/proxy holds no '" + part + "' any more");
    }
    return text.replace(part, other);
  }

  private Path log() {
    return folder.resolve("proxy.log");
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The proxy has ended; see " + log());
    }
    try (Wire wire = wire()) {
      return wire.send(Request.of("GET", "/health/ready")).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}

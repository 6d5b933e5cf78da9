package org.entente.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.entente.launcher.Folders;
import org.entente.testing.Http;
import org.entente.testing.Ports;
import org.entente.testing.TestRun;
import org.entente.testing.Until;

/** nginx as it comes, keeping whatever the server lets it keep; it says in {@value #STATE} whether an answer was kept. */
final class CachingProxy implements AutoCloseable {
  static final String STATE = "X-Cache";

  private final int port = Ports.free();
  private final Path folder = TestRun.folder().resolve("caching-proxy");
  private final Process process;

  CachingProxy(URI server) throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    String temporary = "client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;";
    Path file = Files.writeString(folder.resolve("nginx.conf"), """
        daemon off; master_process off; pid nginx.pid; events {}
        http {
          access_log off; %s
          proxy_cache_path cache keys_zone=kept:2m;
          server {
            listen 127.0.0.1:%d;
            location / {
              proxy_pass http://%s;
              proxy_cache kept;
              proxy_cache_key $request_uri;
              add_header %s $upstream_cache_status always;
            }
          }
        }
        """.formatted(temporary, port, server.getAuthority(), STATE));
    process = new ProcessBuilder("/usr/sbin/nginx", "-p", folder.toString(), "-c", file.toString(), "-e", "stderr")
        .redirectErrorStream(true).redirectOutput(folder.resolve("nginx.log").toFile()).start();
    Until.holds("the caching proxy answers", this::answers);
  }

  Http client() {
    return Http.at(URI.create("http://127.0.0.1:" + port + "/"));
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The proxy has ended; see " + folder);
    }
    try {
      return client().get("health/ready").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}

package org.entente.installing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code deployments/entente.service}, read as systemd would: its command and environment, with folders of the test's own. */
record SystemdUnit(List<String> lines) {

  static SystemdUnit read() throws IOException {
    return new SystemdUnit(Files.readAllLines(Path.of("deployments/entente.service")));
  }

  /** What the unit starts, in place of {@code /opt/entente} and {@code /var/lib/entente}. */
  String command(Path installation, Path data) {
    return values("ExecStart").get(0)
        .replace("/opt/entente/", installation + "/").replace("/var/lib/entente", data.toString());
  }

  /** The environment that the unit sets; credentials are read from this folder. */
  Map<String, String> environment(Path credentials, Path runtime) {
    Map<String, String> environment = new HashMap<>();
    for (String assignment : values("Environment")) {
      String[] parts = assignment.split("=", 2);
      environment.put(parts[0], parts[1].replace("%d", credentials.toString()).replace("/run/entente", runtime.toString()));
    }
    return environment;
  }

  private List<String> values(String key) {
    return lines.stream().filter(line -> line.startsWith(key + "=")).map(line -> line.substring(key.length() + 1)).toList();
  }
}

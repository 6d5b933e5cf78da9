package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the tests need from the operating system: PostgreSQL's server binaries. Installed on Debian when we are root. */
final class TestPackages {
  private static final Path BINARIES = Path.of("/usr/lib/postgresql");
  private static final Path CLUSTER_SETTINGS = Path.of("/etc/postgresql-common/createcluster.d/entente.conf");

  void install() throws IOException, InterruptedException {
    if (present()) {
      return;
    }
    boolean debian = Files.isExecutable(Path.of("/usr/bin/apt-get"));
    if (!debian || !"root".equals(System.getProperty("user.name"))) {
      throw new Trouble("The tests need PostgreSQL's server binaries in " + BINARIES
          + "/VERSION/bin: install the package postgresql, or run this once as root on Debian.");
    }
    System.out.println("Installing PostgreSQL for the tests.");
    Files.createDirectories(CLUSTER_SETTINGS.getParent());
    Files.writeString(CLUSTER_SETTINGS, "# the tests make clusters of their own\ncreate_main_cluster = false\n");
    apt("update", "-q");
    apt("install", "-q", "-y", "--no-install-recommends", "postgresql");
    if (!present()) {
      throw new Trouble("PostgreSQL was installed, but its server is not in " + BINARIES + "/VERSION/bin.");
    }
  }

  private static boolean present() throws IOException {
    if (!Files.isDirectory(BINARIES)) {
      return false;
    }
    try (Stream<Path> versions = Files.list(BINARIES)) {
      return versions.anyMatch(version -> Files.isExecutable(version.resolve("bin/postgres")));
    }
  }

  private static void apt(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder apt = new ProcessBuilder(Stream.concat(Stream.of("apt-get"), Stream.of(arguments)).toList());
    apt.environment().put("DEBIAN_FRONTEND", "noninteractive");
    if (apt.inheritIO().start().waitFor() != 0) {
      throw new Trouble("apt-get " + String.join(" ", List.of(arguments)) + " failed; its words are above.");
    }
  }
}

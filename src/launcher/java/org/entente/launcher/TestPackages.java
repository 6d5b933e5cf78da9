package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the tests need from the operating system: PostgreSQL's server binaries, nginx, haproxy and a clock that can be wrong. Installed on Debian when we are
 * root; the tests start them for themselves, and none of it is left as a service of the machine.
 */
final class TestPackages {
  private static final Path POSTGRES = Path.of("/usr/lib/postgresql");
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final Path CLUSTER_SETTINGS = Path.of("/etc/postgresql-common/createcluster.d/entente.conf");
  private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");
  private static final Path SYSTEMCTL = Path.of("/usr/bin/systemctl");

  /** @param tools besides, each in a package of its own name */
  void install(String... tools) throws IOException, InterruptedException {
    List<String> missing = missing(tools);
    if (missing.isEmpty()) {
      return;
    }
    boolean debian = Files.isExecutable(Path.of("/usr/bin/apt-get"));
    if (!debian || !"root".equals(System.getProperty("user.name"))) {
      throw new Trouble("The tests need PostgreSQL's server binaries in " + POSTGRES + "/VERSION/bin, /usr/sbin/nginx, /usr/sbin/haproxy and libfaketime:"
          + " install " + String.join(", ", missing) + ", or run this once as root on Debian.");
    }
    System.out.println("Installing for the tests: " + String.join(", ", missing) + ".");
    Files.createDirectories(CLUSTER_SETTINGS.getParent());
    Files.writeString(CLUSTER_SETTINGS, "# the tests make clusters of their own\ncreate_main_cluster = false\n");
    run("apt-get", "update", "-q");
    withoutServices(missing);
    if (!missing(tools).isEmpty()) {
      throw new Trouble("Installed, but not where the tests look for it: " + String.join(", ", missing()) + ".");
    }
  }

  private static List<String> missing(String... tools) throws IOException {
    List<String> missing = new ArrayList<>();
    Stream.of(tools).filter(tool -> !Files.isExecutable(Path.of("/usr/bin", tool))).forEach(missing::add);
    if (!postgres()) {
      missing.add("postgresql");
    }
    if (!Files.isExecutable(Path.of("/usr/sbin/nginx"))) {
      missing.add("nginx-light");
    }
    if (!Files.isExecutable(Path.of("/usr/sbin/haproxy"))) {
      missing.add("haproxy");
    }
    if (!wrongClock()) {
      missing.add("libfaketime");
    }
    return missing;
  }

  private static boolean wrongClock() throws IOException {
    if (!Files.isDirectory(LIBRARIES)) {
      return false;
    }
    try (Stream<Path> machines = Files.list(LIBRARIES)) {
      return machines.anyMatch(machine -> Files.exists(machine.resolve("faketime/libfaketime.so.1")));
    }
  }

  private static boolean postgres() throws IOException {
    if (!Files.isDirectory(POSTGRES)) {
      return false;
    }
    try (Stream<Path> versions = Files.list(POSTGRES)) {
      return versions.anyMatch(version -> Files.isExecutable(version.resolve("bin/postgres")));
    }
  }

  /** A proxy that started by itself would take port 80, now or when the machine starts next. Who has a policy already keeps it. */
  private static void withoutServices(List<String> packages) throws IOException, InterruptedException {
    boolean ours = Files.notExists(POLICY);
    if (ours) {
      Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
      Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    try {
      run(Stream.concat(Stream.of("apt-get", "install", "-q", "-y", "--no-install-recommends"), packages.stream()).toArray(String[]::new));
    } finally {
      if (ours) {
        Files.deleteIfExists(POLICY);
      }
    }
    for (String service : packages.stream().filter(name -> !name.startsWith("lib")).map(name -> name.replace("-light", "")).toList()) {
      if (Files.isExecutable(SYSTEMCTL)) {
        run(SYSTEMCTL.toString(), "disable", "--quiet", service);
      }
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    if (builder.inheritIO().start().waitFor() != 0) {
      throw new Trouble(String.join(" ", command) + " failed; its words are above.");
    }
  }
}

package org.entente.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL's programs as Debian installs them. PostgreSQL refuses to run as root: then they run as user {@code postgres}. */
record PostgresBinaries(Path bin) {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  static PostgresBinaries find() {
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions.map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .max(Comparator.comparing(bin -> Integer.parseInt(bin.getParent().getFileName().toString())))
          .map(PostgresBinaries::new)
          .orElseThrow();
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("No PostgreSQL server in " + DEBIAN + ": ./entente test installs it.", e);
    }
  }

  void initialise(Path folder, String superuserPassword) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), superuserPassword + "\n");
    if (root()) {
      check(new ProcessBuilder("chown", "-R", "postgres:", folder.toString()), folder);
    }
    check(program(folder, "initdb", "-D", cluster(folder), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8",
        "--auth=scram-sha-256", "--pwfile=" + password), folder);
  }

  Process serve(Path folder, int port) throws IOException {
    return program(folder, "postgres", "-D", cluster(folder), "-p", String.valueOf(port),
        "-c", "listen_addresses=localhost", "-c", "unix_socket_directories=" + folder)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
        .start();
  }

  void stop(Path folder, String mode) throws IOException {
    check(program(folder, "pg_ctl", "stop", "-D", cluster(folder), "-m", mode, "-s"), folder);
  }

  /** Runs a script with psql as superuser. */
  void script(Path folder, int port, String password, Path script, Map<String, String> variables) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-X", "-q", "-h", "localhost", "-p", String.valueOf(port), "-U", "postgres"));
    variables.forEach((name, value) -> arguments.addAll(List.of("-v", name + "=" + value)));
    // Its text and not its path: the user who runs it may not read ours.
    ProcessBuilder psql = program(folder, "psql", arguments.toArray(String[]::new)).redirectInput(script.toFile());
    psql.environment().put("PGPASSWORD", password);
    check(psql, folder);
  }

  /** setpriv replaces itself by the program, so that the process we hold is the program itself. */
  private ProcessBuilder program(Path folder, String name, String... arguments) {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
    }
    command.add(bin.resolve(name).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
  }

  private static void check(ProcessBuilder builder, Path folder) throws IOException {
    Path output = Files.createTempFile("entente-postgres", ".out");
    int exit = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().onExit().join().exitValue();
    String said = Files.readString(output);
    Files.delete(output);
    if (exit != 0) {
      throw new IllegalStateException(String.join(" ", builder.command()) + " in " + folder + " failed: " + said);
    }
  }

  private static String cluster(Path folder) {
    return folder.resolve("cluster").toString();
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }
}

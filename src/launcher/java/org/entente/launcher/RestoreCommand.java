package org.entente.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./entente restore FILE}: makes an empty data folder or database the copy of an archive. The server does it as it starts,
 * and stops when the copy stands.
 */
final class RestoreCommand {
  /** The application server gives up on what takes longer than five minutes to start. */
  private static final String PATIENCE = " -Djboss.as.management.blocking.timeout=86400";

  private final Checkout checkout;
  private final Options options;
  private final Database database;
  private final ArchiveFile archive;

  RestoreCommand(Checkout checkout, List<String> words) throws IOException {
    this.checkout = checkout;
    this.options = Options.parse(words, Options.names(), Options.names("data", "db", "port"));
    this.database = RunCommand.database(options.get("db").orElse("h2"));
    if (options.plain().size() != 1) {
      throw new Trouble("./entente restore needs one FILE, made by ./entente backup or export.", 2);
    }
    this.archive = new ArchiveFile(Path.of(options.plain().get(0)).toAbsolutePath().normalize());
    if (!Files.isReadable(archive.path()) || Files.isDirectory(archive.path())) {
      throw new Trouble("The file " + archive.path() + " cannot be read.", 2);
    }
    if (!archive.isIntact()) {
      throw new Trouble("The file " + archive.path() + " is cut short or damaged, or is no archive of Entente: its last 64 characters"
          + " are not the SHA-256 of the rest. Nothing was done; take another copy of it.");
    }
  }

  int run() throws IOException, InterruptedException {
    Path path = options.get("data").map(Path::of).orElse(checkout.defaultData()).toAbsolutePath().normalize();
    try (DataFolder data = DataFolder.open(path)) {
      Folders.createPrivate(checkout.state());
      new Build(checkout).bringUpToDate();
      if (restore(data) != 0) {
        throw new Trouble("The copy stands in " + path + ", but it is not sound: see the findings above.");
      }
    }
    System.out.printf("Restored %s.%nThe copy is held: nothing is sent and nothing scheduled runs until ./entente release."
        + " Everybody signs in again.%nStart it with: ./entente run --data %s%s%n", archive.summary(), path,
        database == Database.POSTGRES ? " --db postgres" : "");
    return 0;
  }

  /** Returns the exit code of the verification. */
  private int restore(DataFolder data) throws IOException, InterruptedException {
    int port = options.get("port").isPresent() ? RunCommand.port(options.get("port").get()) : freePort();
    String token = Secrets.token();
    ServerProcess server =
        new ServerProcess(checkout.serverHome(), checkout.war(), data.path(), port, database, environment(token));
    long logStart = Files.exists(server.log()) ? Files.size(server.log()) : 0;
    Process process = server.start();
    String address = "http://localhost:" + port + RunCommand.contextRoot();
    RunningFile unannounced = new RunningFile(address, data.path().toString(), token, process.pid());
    RunningServer guard = new RunningServer(process, unannounced, List.of());
    try {
      LocalClient client = new LocalClient(address, token);
      Progress.of("Restoring").during(new Readiness(process, client, server.log(), logStart).withoutHaste()::awaitReady);
      return VerifyCommand.verified(client).print();
    } finally {
      guard.stop();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Map<String, String> environment(String token) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ENTENTE_RESTORE", archive.path().toString());
    environment.put("ENTENTE_SAMPLE", "false");
    environment.put("ENTENTE_FRESH", "false");
    environment.put("ENTENTE_LOCAL_TOKEN", token);
    environment.put("ENTENTE_JAVA_OPTS", System.getenv().getOrDefault("ENTENTE_JAVA_OPTS", "") + PATIENCE);
    return environment;
  }
}

package org.entente.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./entente run}: builds, starts, waits, announces; then stays until the server is stopped. */
final class RunCommand {
  private static final int INTERRUPTED = 130;

  private final Checkout checkout;
  private final Options options;
  private final Database database;
  private final boolean sample;
  private final int port;

  RunCommand(Checkout checkout, List<String> words) {
    this.checkout = checkout;
    this.options = Options.parse(words, Options.names("fresh", "sample", "no-sample"), Options.names("port", "data", "db"));
    this.database = database(options.get("db").orElse("h2"));
    this.sample = sample();
    this.port = port(options.get("port").orElse("8080"));
    if (!options.plain().isEmpty()) {
      throw new Trouble("./entente run takes no argument '" + options.plain().get(0) + "'.", 2);
    }
  }

  int run() throws IOException, InterruptedException {
    requireFreePort();
    Path path = options.get("data").map(Path::of).orElse(checkout.defaultData()).toAbsolutePath().normalize();
    try (DataFolder data = DataFolder.open(path)) {
      Folders.createPrivate(checkout.state());
      if (options.has("fresh") && database == Database.H2) {
        data.empty();
      }
      new Build(checkout).bringUpToDate();
      return serve(data);
    }
  }

  private int serve(DataFolder data) throws IOException, InterruptedException {
    String token = Secrets.given("ENTENTE_LOCAL_TOKEN").orElseGet(Secrets::token);
    String password = data.demoPassword(Secrets.given("ENTENTE_DEMO_PASSWORD").orElse(null));
    ServerProcess server = new ServerProcess(
        checkout.serverHome(), checkout.war(), data.path(), port, database, environment(token, password));
    long logStart = Files.exists(server.log()) ? Files.size(server.log()) : 0;
    Process process = server.start();
    String address = address();
    RunningFile running = new RunningFile(address, data.path().toString(), token, process.pid());
    RunningServer guard = new RunningServer(process, running, List.of(checkout.state(), data.path()));
    try {
      LocalClient client = new LocalClient(address, token);
      Readiness readiness = new Readiness(process, client, server.log(), logStart);
      Progress.of("Starting the server").during(readiness::awaitReady);
      if (sample) {
        Progress.of("Loading the sample content").during(readiness::awaitSamples);
      }
      guard.announce();
      new Welcome(address, readiness.isSampled() ? password : null, data.path(), data.adminPassword()).print();
      return guard.untilStopped(server.log());
    } catch (Trouble trouble) {
      if (guard.stopping()) {
        return INTERRUPTED;
      }
      throw trouble;
    } finally {
      guard.stop();
    }
  }

  /** What the server is told beside what the caller's environment says. */
  Map<String, String> environment(String token, String password) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ENTENTE_SAMPLE", String.valueOf(sample));
    environment.put("ENTENTE_DEMO_PASSWORD", password);
    environment.put("ENTENTE_LOCAL_TOKEN", token);
    // Feeds, calendars and the catalogue lead here unless the installation says where it stands.
    environment.put("ENTENTE_PUBLIC_URL", Secrets.given("ENTENTE_PUBLIC_URL").orElseGet(this::address));
    if (options.has("fresh") && database == Database.POSTGRES) {
      environment.put("ENTENTE_FRESH", "true");
    }
    return environment;
  }

  private void requireFreePort() throws IOException {
    InetAddress bind = InetAddress.getByName(System.getenv().getOrDefault("ENTENTE_BIND", "127.0.0.1"));
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(bind, port));
    } catch (IOException e) {
      String suffix = ":" + port + contextRoot();
      Optional<RunningFile> ours = RunningFile.read(checkout.state()).filter(file -> file.address().endsWith(suffix));
      if (ours.isPresent()) {
        throw new Trouble("Entente already runs at " + ours.get().address() + " (process " + ours.get().pid()
            + "): stop it or choose another port with --port N.");
      }
      throw new Trouble("Port " + port + " is busy or not yours to open: stop what listens there or choose another with --port N.");
    }
  }

  private String address() {
    return "http://localhost:" + port + contextRoot();
  }

  static String contextRoot() {
    String root = System.getenv().getOrDefault("ENTENTE_CONTEXT_ROOT", "/");
    return root.equals("/") ? "" : root;
  }

  private boolean sample() {
    if (options.has("sample") && options.has("no-sample")) {
      throw new Trouble("Choose one of --sample and --no-sample.", 2);
    }
    return options.has("sample") || database == Database.H2 && !options.has("no-sample");
  }

  static int port(String word) {
    if (!word.matches("[0-9]{1,5}") || Integer.parseInt(word) < 1 || Integer.parseInt(word) > 65535) {
      throw new Trouble("The port must be a number from 1 to 65535, not '" + word + "'.", 2);
    }
    return Integer.parseInt(word);
  }

  static Database database(String word) {
    if (word.equals("h2")) {
      return Database.H2;
    }
    if (!word.equals("postgres") && !word.equals("postgresql")) {
      throw new Trouble("Entente knows the databases h2 and postgres, not '" + word + "'.", 2);
    }
    for (String name : List.of("ENTENTE_DB_URL", "ENTENTE_DB_USER", "ENTENTE_DB_PASSWORD")) {
      if (Secrets.given(name).isEmpty()) {
        throw new Trouble("--db postgres needs ENTENTE_DB_URL, ENTENTE_DB_USER and ENTENTE_DB_PASSWORD (or ENTENTE_DB_PASSWORD_FILE); "
            + name + " is missing.", 2);
      }
    }
    return Database.POSTGRES;
  }
}

package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.testing.EntenteServer;
import org.entente.testing.Furnished;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The server under fire: one for all tests of this room, apart from everybody else's, with the sample content, its two
 * contracts and a person for each role; it believes a proxy on this machine. Tests that take a parameter of this type are given it.
 */
final class Target implements AutoCloseable, ExtensionContext.Store.CloseableResource {
  private static final Pattern ACCIDENT = Pattern.compile("java\\.lang\\.(StackOverflow|OutOfMemory)Error|Incident [0-9a-f-]{36}|UT005023");
  private static final List<String> STAFF =
      List.of("author", "author2", "reviewer", "reviewer2", "protocol", "publisher", "admin");

  private static final String KEEPER = "keeper";

  private final URI address;
  private final Path log;
  private final AutoCloseable server;
  private final List<Person> people = new ArrayList<>(List.of(Person.ANONYMOUS));
  private final List<Operation> operations = new ArrayList<>();
  private Contract delivery;

  /** Gives the one target to tests. */
  static final class OfTheRun implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Target.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Target.class, key -> Target.started(), Target.class);
    }
  }

  /** @param server what runs there, to be closed in the end */
  Target(URI address, Path log, AutoCloseable server) {
    this.address = address;
    this.log = log;
    this.server = server;
    open(Http.at(address));
  }

  private static Target started() {
    try {
      EntenteServer server = Furnished.server("hostile", Map.of("ENTENTE_TRUSTED_PROXIES", "127.0.0.1")).start();
      return new Target(server.baseUri(), server.data().resolve("log"), server);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }

  private void open(Http visitor) {
    Http local = visitor.asLocal();
    ManagedServer.awaitSamples(visitor);
    for (String name : STAFF) {
      people.add(signedIn(visitor, name));
    }
    visitor.with("Authorization", "Bearer " + person("admin").token()).post("api/editorial/v1/accounts", Map.of("name", KEEPER,
        "password", Doubles.PASSWORD, "mustChangePassword", false, "roles", List.of("ADMIN")));
    people.add(signedIn(visitor, KEEPER));
    people.add(new Person("local", roles(local.get("api/editorial/v1/sessions/current").expect(200).json()), TestRun.LOCAL_TOKEN));
    delivery = new Contract("delivery", visitor.get("api/v1/openapi.json").expect(200).json());
    operations.addAll(delivery.operations());
    operations.addAll(new Contract("editorial", local.get("api/editorial/v1/openapi.json").expect(200).json()).operations());
  }

  private static Person signedIn(Http visitor, String name) {
    String password = name.equals(KEEPER) ? Doubles.PASSWORD : TestRun.DEMO_PASSWORD;
    JsonNode session = visitor.post("api/editorial/v1/sessions", Map.of("name", name, "password", password)).expect(201).json();
    return new Person(name, roles(session), session.get("token").textValue());
  }

  private static Set<String> roles(JsonNode session) {
    Set<String> roles = new TreeSet<>();
    session.get("roles").forEach(role -> roles.add(role.textValue()));
    return roles;
  }

  URI address() {
    return address;
  }

  Wire wire() {
    return new Wire(address());
  }

  /** Every operation of both documents. */
  List<Operation> operations() {
    return operations;
  }

  Contract delivery() {
    return delivery;
  }

  List<Person> people() {
    return people;
  }

  Person person(String name) {
    return people.stream().filter(person -> person.name().equals(name)).findFirst().orElseThrow();
  }

  /** Lines of the log that tell of an accident. */
  List<String> accidents() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> logs = Files.list(log)) {
      for (Path log : logs.filter(file -> file.getFileName().toString().startsWith("server.log")).toList()) {
        try (Stream<String> lines = Files.lines(log)) {
          lines.filter(line -> ACCIDENT.matcher(line).find()).limit(20).forEach(found::add);
        }
      }
    }
    return found;
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}

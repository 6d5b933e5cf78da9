package org.entente.resilience;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.testing.EntenteServer;
import org.entente.testing.Http;
import org.entente.testing.Postgres;
import org.entente.testing.Until;

/** A server with sample content whose PostgreSQL stands at the other end of a link that can be harmed. */
final class LinkedServer implements AutoCloseable {
  private final Postgres postgres;
  private final String direct;
  private final TcpProxy link;
  private final EntenteServer server;

  private LinkedServer(Postgres postgres, String direct, TcpProxy link, EntenteServer server) {
    this.postgres = postgres;
    this.direct = direct;
    this.link = link;
    this.server = server;
  }

  static LinkedServer started(String name, Map<String, String> environment) throws IOException, InterruptedException {
    Postgres postgres = Postgres.start();
    String direct = postgres.newDatabase();
    URI address = URI.create(direct.substring("jdbc:".length()));
    TcpProxy link = TcpProxy.to(address.getPort());
    String url = "jdbc:postgresql://localhost:" + link.port() + address.getPath();
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("ENTENTE_SAMPLE", "true");
    LinkedServer linked = new LinkedServer(postgres, direct, link, EntenteServer.postgres(name, postgres, url, all));
    linked.server.start();
    linked.awaitStaffed();
    Until.holds("the sample content stands", linked::hasItsSamples);
    return linked;
  }

  void awaitStaffed() {
    Until.holds("the staff can write", this::isStaffed);
  }

  boolean isStaffed() {
    return http().get("health/ready/editorial").status() == 200;
  }

  private boolean hasItsSamples() {
    Http.Answer samples = http().asLocal().get("api/editorial/v1/samples");
    return samples.status() == 200 && samples.json().path("status").asText().equals("done");
  }

  /** A connection past the link, as the owner of the tables. */
  Connection direct() throws SQLException {
    return DriverManager.getConnection(direct, postgres.ownerUser(), postgres.ownerPassword());
  }

  long count(String sql, Object value) throws SQLException {
    try (Connection connection = direct();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  Http http() {
    return server.http();
  }

  EntenteServer server() {
    return server;
  }

  Postgres postgres() {
    return postgres;
  }

  TcpProxy link() {
    return link;
  }

  /** What the log says from a place on; the place is what {@link #logged()} was. */
  List<String> log(int from) throws IOException {
    List<String> lines = Files.readAllLines(server.log());
    return lines.subList(from, lines.size());
  }

  int logged() throws IOException {
    return Files.readAllLines(server.log()).size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    link.close();
    postgres.close();
  }
}

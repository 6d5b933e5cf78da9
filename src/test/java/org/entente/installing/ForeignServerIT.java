package org.entente.installing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.launcher.Database;
import org.entente.testing.Postgres;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;

/** Somebody's own WildFly, provisioned without any of our settings, becomes an Entente by {@code deployments/README.md} alone. */
class ForeignServerIT {

  @Test
  void takesEntenteByTheWrittenInstructionsUnderBothContextRoots() throws Exception {
    try (ForeignServer server = new ForeignServer(TestRun.folder().resolve("foreign"))) {
      install(server);
      server.follow("deploy");
      server.awaitReady("/");
      Office office = Office.of(server.at("/"));
      WorkingCopy news = office.create(office.author(), "news",
          Map.of("displayDate", "2026-05-08", "words", Map.of("fr", Map.of("title", "Chez un autre"))));
      office.publish(news, "fr");
      server.at("/").get(news.delivered()).expect(200);

      server.stop();
      server.set("ENTENTE_CONTEXT_ROOT", "/entente");
      server.start();
      server.awaitReady("/entente/");
      assertThat(server.at("/entente/").get(news.delivered()).expect(200).json().at("/links/self").textValue())
          .startsWith("/entente/api/v1/news/");
      assertThat(server.status("/", "api/v1")).isEqualTo(404);

      server.follow("undeploy");
      assertThat(server.status("/entente/", news.delivered())).isEqualTo(404);
      server.follow("redeploy");
      server.awaitReady("/entente/");
      server.at("/entente/").get(news.delivered()).expect(200);
      assertThat(problems(server)).isEmpty();
      server.stop();
    }
  }

  /** Every step up to the deployment; the scripts twice, because they may be applied again. */
  private static void install(ForeignServer server) throws IOException, InterruptedException {
    Path data = Files.createDirectories(server.home().resolveSibling("data"));
    boolean postgres = TestRun.database() == Database.POSTGRES;
    server.set("ENTENTE_DATA", data.toString());
    server.set("ENTENTE_SAMPLE", "true");
    server.set("ENTENTE_DEMO_PASSWORD_FILE", file(data, "demo", TestRun.DEMO_PASSWORD));
    server.set("ENTENTE_LOCAL_TOKEN_FILE", file(data, "token", TestRun.LOCAL_TOKEN));
    server.follow("undertow");
    if (postgres) {
      Postgres database = Postgres.ofTheRun();
      server.set("ENTENTE_DB_URL", database.newDatabase());
      server.set("ENTENTE_DB_USER", database.user());
      server.set("ENTENTE_DB_PASSWORD_FILE", file(data, "db", database.password()));
      server.set("ENTENTE_DB_OWNER_USER", database.ownerUser());
      server.set("ENTENTE_DB_OWNER_PASSWORD_FILE", file(data, "owner", database.ownerPassword()));
      server.follow("driver");
    } else {
      server.follow("h2");
      server.set("ENTENTE_H2_PASSWORD_FILE", file(data, "h2", "a $pecial \"password\""));
    }
    server.start();
    for (int round = 0; round < 2; round++) {
      server.follow(postgres ? "scripts-postgres" : "scripts-h2");
    }
    server.stop();
    server.start();
  }

  private static String file(Path folder, String name, String secret) throws IOException {
    return Files.writeString(folder.resolve(name), secret + "\n").toString();
  }

  private static List<String> problems(ForeignServer server) throws IOException {
    return Files.readAllLines(server.log()).stream()
        .filter(line -> line.contains(" ERROR ") || line.contains("FATAL") || line.contains("memory leak")).toList();
  }
}

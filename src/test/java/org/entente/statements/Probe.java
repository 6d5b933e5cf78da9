package org.entente.statements;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.entente.testing.Http;

/** A request that was made, and the statements it took. */
record Probe(Http.Answer answer, List<String> statements) {

  static Probe of(Http client, int status, Function<Http, Http.Answer> request) {
    String name = UUID.randomUUID().toString();
    Http.Answer answer = request.apply(client.with("Probe", name)).expect(status);
    return new Probe(answer, client.with("Probed", name).get("health/live").text().lines().toList());
  }
}

package org.entente.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.LockTimeoutException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jboss.resteasy.spi.DefaultOptionsMethodException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemMapperTest {
  private final UnexpectedMapper unexpected = new UnexpectedMapper();

  @ParameterizedTest
  @EnumSource(ProblemKind.class)
  void givesEveryKindAStatusAndAProblemBody(ProblemKind kind) {
    Response answer = ProblemMapper.answer(Problem.of(kind, "a-slug", "A sentence."));
    assertThat(answer.getStatus()).isEqualTo(ProblemMapper.status(kind)).isBetween(400, 503);
    assertThat(answer.getMediaType().toString()).isEqualTo("application/problem+json");
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
    assertThat(body(answer))
        .isEqualTo(
            "{\"type\":\"/problems/a-slug\",\"title\":\"A slug\",\"status\":%d,\"detail\":\"A sentence.\"}"
                .formatted(answer.getStatus()));
  }

  @Test
  void tellsFaultsWithTheirPointers() {
    assertThat(body(ProblemMapper.answer(Problem.invalid("/words/fr/title", "is missing"))))
        .contains("\"errors\":[{\"pointer\":\"/words/fr/title\",\"detail\":\"is missing\"}]");
  }

  @Test
  void answersEveryMissingThingInTheSameBytes() {
    Response hidden = ProblemMapper.answer(Problem.notFound().with("id", "secret"));
    Response unknown = unexpected.toResponse(new NotFoundException("Could not find resource for /x"));
    assertThat(body(hidden)).isEqualTo(body(unknown));
  }

  @Test
  void saysWhenToComeBack() {
    assertThat(ProblemMapper.answer(UnexpectedMapper.busy()).getHeaderString("Retry-After")).isEqualTo("1");
    assertThat(
            ProblemMapper.answer(Problem.of(ProblemKind.LIMITED, "limited", "Wait.").with("retryAfter", 7))
                .getHeaderString("Retry-After"))
        .isEqualTo("7");
  }

  @Test
  void asksForABearer() {
    assertThat(ProblemMapper.answer(Problem.of(ProblemKind.UNAUTHENTICATED, "sign-in-needed", "Sign in.")).getHeaderString("WWW-Authenticate"))
        .isEqualTo("Bearer");
  }

  @Test
  void unwrapsAProblem() {
    Problem stale = Problem.of(ProblemKind.STALE, "stale", "Read it again.");
    assertThat(unexpected.toResponse(new IllegalStateException(new RuntimeException(stale))).getStatus()).isEqualTo(412);
  }

  @Test
  void keepsTheAllowedMethods() {
    Response answer = unexpected.toResponse(new NotAllowedException(Response.status(405).header("Allow", "POST, GET").build()));
    assertThat(answer.getStatus()).isEqualTo(405);
    assertThat(answer.getHeaderString("Allow")).isEqualTo("GET, POST");
  }

  @Test
  void takesAskingForTheMethodsForAMethodThatTheAddressDoesNotTake() {
    Response offered = Response.ok("GET, HEAD, OPTIONS, POST").header("Allow", "GET, HEAD, OPTIONS, POST").build();
    Response answer = new OptionsMapper().toResponse(new DefaultOptionsMethodException("No resource method found for options", offered));
    assertThat(answer.getStatus()).isEqualTo(405);
    assertThat(answer.getHeaderString("Allow")).isEqualTo("GET, HEAD, POST");
  }

  @Test
  void turnsRefusalsOfTheRestLayerIntoProblems() {
    Response answer = unexpected.toResponse(new NotSupportedException("RESTEASY003200: …"));
    assertThat(answer.getStatus()).isEqualTo(415);
    assertThat(body(answer)).contains("unsupported-media-type").doesNotContain("RESTEASY");
  }

  @Test
  void isBusyWhenTheDatabaseIsAwayOrLocked() {
    for (Throwable passing :
        List.of(
            new LockTimeoutException(),
            new SQLTransientConnectionException(),
            new SQLException("gone", "08006"),
            new SQLException("shutting down", "57P01"),
            new SQLException("lock", "55P03"),
            new SQLException("IJ031070: Transaction cannot proceed: STATUS_MARKED_ROLLBACK"))) {
      Response answer = unexpected.toResponse(new RuntimeException(new RuntimeException(passing)));
      assertThat(answer.getStatus()).isEqualTo(503);
      assertThat(answer.getHeaderString("Retry-After")).isNotNull();
    }
  }

  @Test
  void leaksNothingOfAnIncident() {
    Response answer = unexpected.toResponse(new IllegalStateException("select secret from account"));
    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(body(answer)).contains("\"incident\":\"").doesNotContain("secret", "Illegal");
  }

  private static String body(Response answer) {
    return new String((byte[]) answer.getEntity(), UTF_8);
  }
}

package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be true of every answer, whatever was asked: finds what is not. */
final class Oracle {
  /** Traces of our inside (the oracle O2 of the cases). */
  static final Pattern INSIDE = Pattern.compile("at [a-z]+(\\.[A-Za-z_$]+)+\\(|Exception|org\\.hibernate|jakarta\\.|java\\.|io\\.undertow|RESTEASY"
      + "|SQLState|select .* from|/opt/|/home/|WildFly");
  private static final Set<String> RATIONED = Set.of("/problems/imports-busy", "/problems/archive-busy", "/problems/busy",
      "/problems/past-edition-not-ready");
  private static final Pattern RATIONED_PLACES = Pattern.compile("/(sessions|imports|installation)\\b");
  private static final Set<Integer> BARE = Set.of(400, 405, 413, 414, 431);

  private final Contract problems;
  private final Map<String, Integer> slugs;

  Oracle(Contract problems) throws IOException {
    this.problems = problems;
    this.slugs = Documented.problems();
  }

  /** @param operation what was asked, if it is one that the contract describes */
  List<String> faults(Optional<Operation> operation, Request request, Answer answer) {
    List<String> faults = new ArrayList<>();
    if (answer.isBare()) {
      expect(faults, BARE.contains(answer.status()) && (answer.closed() || answer.status() == 405), "a bare refusal other than the parser's own");
      return faults;
    }
    expect(faults, answer.status() < 500 || isRationed(request, answer), "a 5xx");
    expect(faults, answer.header("Correlation-Id").isPresent(), "no Correlation-Id");
    expect(faults, answer.header("X-Content-Type-Options").isPresent(), "no X-Content-Type-Options");
    if (answer.status() >= 400) {
      refusal(faults, request, answer);
    }
    operation.ifPresent(asked -> described(faults, asked, request, answer));
    return faults;
  }

  /** A full queue of imports, a second backup, many who sign in, and who asks for the past, are told to wait; that is no accident. */
  static boolean isRationed(Request request, Answer answer) {
    boolean rations = answer.status() == 503 && (RATIONED_PLACES.matcher(request.path()).find() || request.target().contains("asOf="));
    return rations && (request.method().equals("HEAD") || answer.json().filter(body -> RATIONED.contains(body.path("type").asText())).isPresent());
  }

  private void refusal(List<String> faults, Request request, Answer answer) {
    expect(faults, answer.header("Cache-Control").orElse("").equals("no-store"), "a refusal that may be stored");
    expect(faults, answer.status() != 401 || answer.header("WWW-Authenticate").isPresent(), "a 401 without WWW-Authenticate");
    expect(faults, answer.status() != 405 || answer.header("Allow").isPresent(), "a 405 without Allow");
    expect(faults, answer.status() != 429 && answer.status() != 503 || answer.header("Retry-After").isPresent(), "no Retry-After");
    if (request.method().equals("HEAD")) {
      return;
    }
    expect(faults, answer.mediaType().equals("application/problem+json"), "a refusal that is no problem document");
    expect(faults, !INSIDE.matcher(answer.text()).find(), "a refusal that shows our inside");
    JsonNode problem = answer.json().orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    expect(faults, problem.path("status").asInt() == answer.status(), "a problem of another status than its answer");
    expect(faults, slugs.getOrDefault(problem.path("type").asText(), -1) == answer.status(), "a problem that docs/problems.md does not list");
    if (!problem.isMissingNode()) {
      faults.addAll(problems.faults("/components/schemas/Problem", problem).stream().map(fault -> "a problem that breaks its schema: " + fault)
          .toList());
    }
  }

  private void described(List<String> faults, Operation operation, Request request, Answer answer) {
    expect(faults, operation.documents(answer.status()), "a status " + answer.status() + " that its description does not list");
    if (!operation.documents(answer.status()) || answer.status() >= 400) {
      return;
    }
    Map<String, String> forms = operation.answers(answer.status());
    if (forms.isEmpty()) {
      expect(faults, answer.body().length == 0, "a body where none is described");
    } else if (!request.method().equals("HEAD")) {
      expect(faults, forms.containsKey(answer.mediaType()), "a form " + answer.mediaType() + " that its description does not list");
      Optional.ofNullable(forms.get(answer.mediaType())).filter(schema -> Operation.isJson(answer.mediaType())).ifPresent(schema ->
          operation.contract().faults(schema, answer.json().orElseThrow())
              .forEach(fault -> faults.add("a body that breaks its schema: " + fault)));
    }
  }

  private static void expect(List<String> faults, boolean holds, String otherwise) {
    if (!holds) {
      faults.add(otherwise);
    }
  }
}

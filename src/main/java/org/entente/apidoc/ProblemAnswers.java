package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How refusals look: RFC 9457, one response per status. */
final class ProblemAnswers {
  /** What each status means here; a test holds it against the mapper. */
  static final Map<Integer, String> SENTENCES = new TreeMap<>(Map.ofEntries(
      Map.entry(400, "The request cannot be read, or the query has a name or value the grammar does not know."),
      Map.entry(401, "Nobody has signed in, or the session has ended."),
      Map.entry(403, "This person may not do this; the answer says why and who could."),
      Map.entry(404, "There is nothing at this address. Hidden and unknown answer alike."),
      Map.entry(405, "This address does not take that method."),
      Map.entry(406, "This address has no such form."),
      Map.entry(409, "The present state does not allow it, something still refers to it, or it exists already."),
      Map.entry(410, "It was public and is no longer, or the edition that was asked is not held any more."),
      Map.entry(412, "Somebody has changed it since it was read."),
      Map.entry(413, "The body is too long."),
      Map.entry(414, "The address is too long."),
      Map.entry(415, "This address does not take a body of that type."),
      Map.entry(422, "Values break rules; errors lists each with its JSON pointer."),
      Map.entry(428, "Say by If-Match which version is meant."),
      Map.entry(429, "Too many requests; Retry-After says how long to wait."),
      Map.entry(500, "An accident on our side, named by an incident id."),
      Map.entry(503, "The server is busy; Retry-After says when to come back.")));

  private static final Set<Integer> LATER = Set.of(429, 503);

  private ProblemAnswers() {}

  static ObjectNode schema() {
    ObjectNode schema = Shapes.required(Shapes.object(), "type", "title", "status", "detail")
        .put("description", "A refusal (RFC 9457). Its type is stable; its sentence ends with the remedy.");
    Shapes.member(schema, "type", Shapes.text("uri-reference"));
    Shapes.member(schema, "title", Shapes.text());
    Shapes.member(schema, "status", Shapes.integer(400, 599));
    Shapes.member(schema, "detail", Shapes.text());
    Shapes.member(schema, "parameter", Shapes.text().put("description", "The parameter that is meant."));
    Shapes.member(schema, "position", Shapes.of("integer").put("description", "Where it starts in the query, from 1."));
    Shapes.member(schema, "nearest", Shapes.text().put("description", "What would have been right."));
    Shapes.member(schema, "cost", Shapes.of("integer").put("description", "What the question would cost, of what is allowed."));
    Shapes.member(schema, "allowed", Shapes.of("integer"));
    Shapes.member(schema, "notice", Shapes.text().put("description", "What readers are told of a withdrawal."));
    Shapes.member(schema, "incident", Shapes.text("uuid").put("description", "Of an accident on our side: what to tell us."));
    Shapes.member(schema, "correlationId", Shapes.text().put("description", "Of a 5xx: the name of the request in our logs."));
    ObjectNode fault = Shapes.required(Shapes.object(), "pointer", "detail");
    Shapes.member(fault, "pointer", Shapes.text("json-pointer"));
    Shapes.member(fault, "detail", Shapes.text());
    return Shapes.member(schema, "errors", Shapes.list(fault));
  }

  static ObjectNode response(int status, String sentence) {
    ObjectNode response = Shapes.node().put("description", sentence);
    if (LATER.contains(status)) {
      response.set("headers", OpenApi.headers("Retry-After"));
    }
    response.putObject("content").putObject("application/problem+json").set("schema", Shapes.ref(OpenApi.SCHEMAS + "Problem"));
    return response;
  }
}

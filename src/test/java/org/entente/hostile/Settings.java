package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.entente.testing.Until;

/**
 * What an operation needs to succeed: the one table that cannot be read from its description. A setting makes what the request
 * is about, then the request itself. For one thread.
 */
final class Settings {
  static final String ROOT = "/api/editorial/v1";
  static final String CURRENT_SESSION = ROOT + "/sessions/current";
  private static final int MANY = 400;
  private static final int ATTEMPTS = 20;
  private static final List<String> WORKFLOW = List.of("AUTHOR", "REVIEWER", "PROTOCOL", "PUBLISHER");

  private final Target target;
  private final Wire wire;
  private final Map<String, Setting> table = new LinkedHashMap<>();
  private final Map<String, String> published = new LinkedHashMap<>();
  private final Random random = new Random();
  private final Doubles doubles;
  private String deputy;

  /** Makes the request of one cell. */
  @FunctionalInterface
  private interface Setting {
    Request request(Cell cell);
  }

  /**
   * An operation, who calls it and whose the object is.
   *
   * @param owner who makes a content or an import, if one is needed
   * @param foreign whether an account is somebody else's
   */
  record Cell(Operation operation, Person caller, Person owner, boolean foreign) {
    /** The type in the address; where any will do, news, or visits for whoever has a say in them alone. */
    String type() {
      String first = operation.path().substring(ROOT.length()).split("/")[1];
      return !first.startsWith("{") ? first : role().equals("PROTOCOL") ? "visits" : "news";
    }

    /** The role the caller acts in: the first that the operation takes, else the first it would have taken. */
    String role() {
      return WORKFLOW.stream().filter(role -> operation.roles().contains(role) && caller.holds(role)).findFirst().orElse("AUTHOR");
    }

    /** The address with its parameters in this order. */
    Request at(String... values) {
      String path = operation.path();
      for (String value : values) {
        path = path.replaceFirst("\\{[^}]*}", value);
      }
      return caller.sending(Request.of(operation.method(), path));
    }
  }

  Settings(Target target) {
    this.target = target;
    this.wire = target.wire();
    this.doubles = new Doubles(target, this);
    types().forEach(type -> published.put(type,
        wire.send(Request.of("GET", "/api/v1/" + type + "?limit=1")).json().orElseThrow().at("/data/0/id").textValue()));
    delivery();
    contents();
    preview();
    others();
    releases();
    accounts();
    notices();
  }

  /** Whether there are objects of this operation that are the caller's own: imports and notices, of authors only; accounts, of everybody. */
  static boolean canOwn(Operation operation, Person caller) {
    return !operation.path().startsWith(ROOT + "/imports/") && !operation.path().contains("{noticeId}") || caller.holds("AUTHOR");
  }

  /** Every type of content, as the delivery document knows them. */
  private List<String> types() {
    JsonNode names = target.delivery().at("/paths/~1api~1v1~1schemas~1{type}/get/parameters/0/schema/enum");
    return names.valueStream().map(JsonNode::textValue).toList();
  }

  Map<String, String> published() {
    return published;
  }

  /** The request that succeeds if the caller may make it. */
  Request ready(Operation operation, Person caller, boolean foreign) {
    Person author = target.person("author");
    Person own = caller.holds("AUTHOR") ? caller : author;
    Person owner = foreign ? caller == author ? target.person("author2") : author : own;
    Setting setting = table.get(key(operation));
    if (setting == null && operation.parameters("path").isEmpty() && operation.bodies().isEmpty()) {
      return caller.sending(Request.of(operation.method(), operation.path()));
    }
    if (setting == null) {
      throw new AssertionError(operation + " has no setting: tell the table in " + Settings.class.getSimpleName()
          + " what it needs to succeed (" + key(operation) + ")");
    }
    return setting.request(new Cell(operation, caller, owner, foreign));
  }

  /** The operation with the names of types taken out. */
  private String key(Operation operation) {
    String[] steps = operation.path().split("/");
    for (int i = 0; i < steps.length; i++) {
      if (published.containsKey(steps[i])) {
        steps[i] = "{type}";
      }
    }
    return operation.method() + " " + String.join("/", steps);
  }

  private void delivery() {
    table.put("GET /api/v1/search", cell -> cell.at().targeting(path -> path + "?q=paris"));
    table.put("GET /api/v1/content", cell -> cell.at().targeting(path -> path + "?ids=" + published.get("news")));
    table.put("GET /api/v1/schemas/{type}", cell -> cell.at("news"));
    for (String below : List.of("", "/history")) {
      table.put("GET /api/v1/{type}/{key}" + below, cell -> cell.at(published.get(cell.operation().path().split("/")[3])));
    }
  }

  private void contents() {
    String root = "/api/editorial/v1/{type}";
    table.put("POST " + root, cell -> json(cell.at(), complete(cell.type())));
    table.put("GET " + root + "/{id}", cell -> cell.at(draft(cell)));
    table.put("PATCH " + root + "/{id}", cell -> edit(cell, cell.at(writable(cell)),
        JsonNodeFactory.instance.objectNode().set("words", JsonNodeFactory.instance.objectNode().set("fr", title()))));
    table.put("DELETE " + root + "/{id}", cell -> matching(cell.at(draft(cell))));
    table.put("GET " + root + "/{id}/{locale}", cell -> cell.at(draft(cell), "fr"));
    table.put("PATCH " + root + "/{id}/{locale}", cell -> edit(cell, cell.at(writable(cell), "fr"), title()));
    String any = ROOT + "/{type}/{id}";
    table.put("POST " + any + "/{locale}/transitions", cell -> {
      Request move = cell.at(cell.type(), writable(cell), "fr");
      return json(matching(move, move.path().replace("/transitions", "")), transition(cell));
    });
    table.put("POST " + any + "/transitions", cell -> {
      Request move = cell.at(cell.type(), writable(cell));
      String language = move.path().replace("/transitions", "/fr");
      ObjectNode order = transition(cell);
      order.putObject("locales").put("fr", etag(language).replace("\"", ""));
      return json(move, order);
    });
    table.put("POST " + any + "/{locale}/claim", cell -> cell.at(cell.type(), awaiting(cell), "fr"));
    table.put("DELETE " + any + "/{locale}/claim", cell -> cell.at(cell.type(), draft(cell), "fr"));
    table.put("PUT " + any + "/{locale}/source", cell -> json(cell.at(cell.type(), draft(cell), "fr"),
        JsonNodeFactory.instance.objectNode().putNull("locale")));
    table.put("GET " + any + "/revisions", cell -> cell.at(cell.type(), draft(cell)));
    table.put("GET " + any + "/revisions/{number}", cell -> cell.at(cell.type(), draft(cell), "1"));
    table.put("GET " + any + "/revisions/{number}/diff/{other}", cell -> cell.at(cell.type(), draft(cell), "1", "1"));
    table.put("POST " + any + "/revisions/{number}/restore", cell -> {
      Request restore = cell.at(cell.type(), writable(cell), "1");
      return matching(restore, restore.path().replaceAll("/revisions/.*", ""));
    });
    table.put("GET " + any + "/backlinks", cell -> cell.at(cell.type(), draft(cell)));
    table.put("GET " + any + "/{locale}/closure", cell -> cell.at(cell.type(), draft(cell), "fr"));
    table.put("GET " + any + "/{locale}/diff", cell -> cell.at(cell.type(), draft(cell), "fr"));
    table.put("GET " + any + "/comments", cell -> cell.at(cell.type(), draft(cell)));
    table.put("POST " + any + "/comments", cell -> json(cell.at(cell.type(), draft(cell)), said()));
    for (String operation : List.of("POST %s/comments/{comment}/resolve", "POST %s/comments/{comment}/reopen", "DELETE %s/comments/{comment}")) {
      table.put(operation.formatted(any), this::ofOwnComment);
    }
    table.put("PUT " + any + "/flags/{flag}", cell -> {
      ObjectNode twin = complete(cell.type());
      create(target.person("author2"), cell.type(), twin);
      Request settled = cell.at(cell.type(), create(cell.owner(), cell.type(), twin), "possible-duplicate");
      return json(matching(settled, settled.path().replaceAll("/flags/.*", "")), JsonNodeFactory.instance.objectNode().put("note", "zwei"));
    });
  }

  private void preview() {
    String links = ROOT + "/{type}/{id}/{locale}/preview-links";
    table.put("GET " + links, cell -> cell.at(cell.type(), draft(cell), "fr"));
    table.put("POST " + links, cell -> json(cell.at(cell.type(), draft(cell), "fr"), JsonNodeFactory.instance.objectNode().put("hours", 1)));
    table.put("DELETE " + links + "/{linkId}", cell -> {
      String content = draft(cell);
      Person author = cell.caller().may(cell.operation()) ? cell.caller() : cell.owner();
      JsonNode link = made(201, author.sending(json(Request.of("POST", ROOT + "/" + cell.type() + "/" + content + "/fr/preview-links"),
          JsonNodeFactory.instance.objectNode())));
      return cell.at(cell.type(), content, "fr", link.get("id").textValue());
    });
    String plane = "GET /api/preview/v1";
    table.put(plane, cell -> previewing(cell, ""));
    table.put(plane + "/search", cell -> previewing(cell, "&q=paris"));
    table.put(plane + "/content", cell -> previewing(cell, "&ids=" + published.get("news")));
    table.put(plane + "/{listing}", cell -> previewing(cell, "", "news"));
    table.put(plane + "/{type}/{key}", cell -> previewing(cell, "", "news", published.get("news")));
    table.put(plane + "/{type}/{key}/history", cell -> previewing(cell, "", "news", published.get("news")));
  }

  private Request previewing(Cell cell, String more, String... values) {
    String draft = create(target.person("author"), "news", complete("news"));
    return cell.at(values).targeting(path -> path + "?preview=news/" + draft + "/fr" + more);
  }

  /** About a comment of the caller's own, if the caller may comment at all. */
  private Request ofOwnComment(Cell cell) {
    String content = draft(cell);
    Person author = cell.caller().may(cell.operation()) ? cell.caller() : cell.owner();
    JsonNode comment = made(201, author.sending(json(Request.of("POST", ROOT + "/" + cell.type() + "/" + content + "/comments"), said())));
    return cell.at(cell.type(), content, comment.get("number").asText());
  }

  private static ObjectNode said() {
    return JsonNodeFactory.instance.objectNode().put("text", "Qu’en dites-vous ?").put("locale", "fr").put("field", "title");
  }

  private void others() {
    table.put("POST " + ROOT + "/imports", cell -> cell.at().bearing("application/x-ndjson", row()));
    table.put("GET " + ROOT + "/imports/{id}", cell -> cell.at(imported(cell.owner(), 1)));
    table.put("POST " + ROOT + "/imports/{id}/cancel", cell -> cell.at(imported(cell.owner(), reaches(cell) ? MANY : 1)));
    table.put("POST " + ROOT + "/imports/{id}/resume", cell -> cell.at(reaches(cell) ? cancelled(cell.owner()) : imported(cell.owner(), 1)));
    table.put("POST " + ROOT + "/redactions", cell -> json(cell.at(), JsonNodeFactory.instance.objectNode().put("type", "news")
        .put("id", create(cell.owner(), "news", complete("news"))).put("reason", "By law")));
    table.put("POST " + ROOT + "/sessions", cell -> cell.at().without("Authorization").bearing("application/json", doubles.lasting(target.person("protocol")).credentials()));
    for (String method : List.of("GET", "DELETE")) {
      table.put(method + " " + CURRENT_SESSION, cell -> cell.caller().isAnonymous() ? cell.at() : doubles.again(cell.caller()).sending(cell.at()));
    }
  }

  private void releases() {
    String one = ROOT + "/releases/{id}";
    table.put("POST " + ROOT + "/releases", cell -> json(cell.at(), bundle(news(cell)).put("name", "Visite")));
    table.put("GET " + one, cell -> cell.at(release(cell, news(cell))));
    table.put("GET " + one + "/check", cell -> cell.at(release(cell, news(cell))));
    table.put("PATCH " + one, cell -> matching(cell.at(release(cell, news(cell)))).bearing("application/merge-patch+json", "{\"name\":\"Une visite\"}"));
    table.put("DELETE " + one, cell -> matching(cell.at(release(cell, news(cell)))));
    table.put("PUT " + one + "/items", cell -> ofRelease(cell, bundle(news(cell))));
    table.put("POST " + one + "/items", cell -> ofRelease(cell, bundle(news(cell))));
    table.put("DELETE " + one + "/items/{content}/{locale}", cell -> {
      String news = news(cell);
      Request taken = cell.at(release(cell, news), news, "fr");
      return matching(taken, taken.path().replaceAll("/items/.*", ""));
    });
    table.put("POST " + one + "/transitions", cell -> ofRelease(cell, JsonNodeFactory.instance.objectNode().put("transition", "PUBLISH")));
  }

  private Request ofRelease(Cell cell, ObjectNode body) {
    Request request = cell.at(release(cell, news(cell)));
    return json(matching(request, request.path().replaceAll("/(items|transitions)$", "")), body);
  }

  private String release(Cell cell, String news) {
    return made(201, cell.owner().sending(json(Request.of("POST", ROOT + "/releases"), bundle(news).put("name", "Visite")))).get("id").textValue();
  }

  private static ObjectNode bundle(String news) {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.putArray("items").addObject().put("type", "news").put("id", news).put("locale", "fr");
    return bundle;
  }

  /** A piece of news; one that may be published, where that is asked for and the caller may. */
  private String news(Cell cell) {
    String id = create(cell.owner(), "news", complete("news"));
    if (cell.operation().path().endsWith("/transitions") && cell.caller().may(cell.operation())) {
      move(cell.owner(), "news", id, "SUBMIT");
      move(target.person("reviewer"), "news", id, "APPROVE");
    }
    return id;
  }

  private void accounts() {
    String one = ROOT + "/accounts/{accountId}";
    table.put("POST " + ROOT + "/accounts", cell -> json(cell.at(), JsonNodeFactory.instance.objectNode().put("name", Doubles.name())));
    table.put("GET " + one, cell -> account(cell, ""));
    table.put("PATCH " + one, cell -> matching(account(cell, "")).bearing("application/merge-patch+json", "{\"displayName\":\"Somebody\"}"));
    table.put("POST " + one + "/unlock", cell -> account(cell, ""));
    table.put("POST " + one + "/password", cell -> account(cell, "{\"old\":\"" + Doubles.PASSWORD + "\",\"new\":\"" + Doubles.PASSWORD + "-again\"}"));
    table.put("PUT " + one + "/deputy", cell -> account(cell, "").bearing("application/json",
        "{\"deputy\":\"" + deputy() + "\",\"until\":\"" + LocalDate.now().plusMonths(1) + "\"}"));
    table.put("DELETE " + one + "/deputy", cell -> account(cell, ""));
    table.put("GET " + one + "/sessions", cell -> account(cell, ""));
    table.put("DELETE " + one + "/sessions", cell -> account(cell, ""));
    table.put("DELETE " + one + "/sessions/{sessionId}", cell -> account(cell, ""));
  }

  private void notices() {
    table.put("POST " + ROOT + "/notices/read", cell -> json(cell.at(), JsonNodeFactory.instance.objectNode().put("until", "2015-04-16T10:00:00Z")));
    table.put("POST " + ROOT + "/notices/{noticeId}/read", cell -> cell.at(noticed(cell.owner())));
    table.put("PATCH " + ROOT + "/notices/preferences", cell -> cell.at().bearing("application/merge-patch+json", "{\"mail\":true}"));
  }

  /** A notice of that author's: somebody has commented on a text of theirs. */
  private String noticed(Person author) {
    String id = create(author, "news", complete("news"));
    made(201, target.person(author.name().equals("author") ? "author2" : "author").sending(json(Request.of("POST", ROOT + "/news/" + id + "/comments"), said())));
    Request read = author.sending(Request.of("GET", ROOT + "/notices?kind=comment"));
    Until.holds("the author is told", () -> notice(read, id).isPresent());
    return notice(read, id).orElseThrow();
  }

  private Optional<String> notice(Request read, String content) {
    return made(200, read).get("data").valueStream().filter(notice -> notice.get("id").textValue().equals(content))
        .map(notice -> notice.get("notice").textValue()).findFirst();
  }

  /** A request about one's own account, which is a double's, or about another double's; the body is that of one's own. */
  private Request account(Cell cell, String body) {
    boolean own = !cell.foreign() && !cell.caller().isAnonymous();
    Doubles.Double subject = subject(cell, own ? cell.caller() : target.person("protocol"), own || cell.caller().holds("ADMIN"));
    Request request = cell.at(subject.id(), subject.session());
    Request sent = own ? subject.sending(request) : request;
    return body.isEmpty() ? sent : sent.bearing("application/json", own ? body : "{}");
  }

  /** Somebody who asks for nothing, so that it tells in no cell what they may do in the place of others. */
  private String deputy() {
    deputy = deputy == null ? doubles.fresh(target.person("author")).name() : deputy;
    return deputy;
  }

  /** An account that survives what is done with it, if it is done. */
  private Doubles.Double subject(Cell cell, Person like, boolean done) {
    String path = cell.operation().path();
    if (done && path.endsWith("/{sessionId}")) {
      return doubles.again(like);
    }
    boolean endsAll = path.endsWith("/password") || path.endsWith("/sessions") && cell.operation().method().equals("DELETE");
    return done && endsAll ? doubles.fresh(like) : doubles.lasting(like);
  }

  private static Request json(Request request, JsonNode body) {
    return request.bearing("application/json", body.toString());
  }

  private Request edit(Cell cell, Request request, JsonNode patch) {
    return matching(request).bearing("application/merge-patch+json", patch.toString());
  }

  private ObjectNode title() {
    return JsonNodeFactory.instance.objectNode().put("title", "Titre " + Long.toString(random.nextLong() >>> 1, 36));
  }

  private ObjectNode complete(String type) {
    Contract editorial = target.operations().stream().filter(one -> one.path().startsWith(ROOT)).findFirst().orElseThrow().contract();
    Operation create = target.operations().stream().filter(one -> one.id().equals("POST " + ROOT + "/" + type)).findFirst().orElseThrow();
    ObjectNode body = new Bodies(editorial, published, random).complete(editorial.place(create.bodies().get("application/json")));
    ((ObjectNode) body.at("/words/fr")).setAll(title());
    return body;
  }

  private String row() {
    return complete("news").put("type", "news") + "\n";
  }

  private static ObjectNode transition(Cell cell) {
    String move = switch (cell.role()) {
      case "REVIEWER", "PROTOCOL" -> "REQUEST_CHANGES";
      case "PUBLISHER" -> "ARCHIVE";
      default -> "SUBMIT";
    };
    return JsonNodeFactory.instance.objectNode().put("transition", move).put("note", "Parce que");
  }

  private String draft(Cell cell) {
    return create(cell.owner(), cell.type(), complete(cell.type()));
  }

  /** A content in the state in which the caller's role may touch it. */
  private String writable(Cell cell) {
    String id = draft(cell);
    if (List.of("REVIEWER", "PROTOCOL").contains(cell.role())) {
      move(cell.owner(), cell.type(), id, "SUBMIT");
    }
    if (cell.role().equals("REVIEWER") && cell.type().equals("visits")) {
      move(target.person("protocol"), cell.type(), id, "APPROVE");
    }
    return id;
  }

  /** A content about which the caller's role decides; never their own, which nobody approves. */
  private String awaiting(Cell cell) {
    Person writer = cell.caller() == target.person("author") ? target.person("author2") : target.person("author");
    String id = create(writer, cell.type(), complete(cell.type()));
    move(writer, cell.type(), id, "SUBMIT");
    if (cell.role().equals("PUBLISHER")) {
      move(target.person("reviewer"), cell.type(), id, "APPROVE");
    }
    return id;
  }

  private void move(Person who, String type, String id, String transition) {
    Request move = who.sending(Request.of("POST", ROOT + "/" + type + "/" + id + "/fr/transitions"));
    made(200, json(matching(move, move.path().replace("/transitions", "")),
        JsonNodeFactory.instance.objectNode().put("transition", transition)));
  }

  private String create(Person author, String type, ObjectNode body) {
    return made(201, author.sending(json(Request.of("POST", ROOT + "/" + type), body))).get("id").textValue();
  }

  /** Whether the caller gets as far as the import, so that it must be one that still runs. */
  private static boolean reaches(Cell cell) {
    return cell.caller().may(cell.operation()) && (!cell.foreign() || cell.caller().holds("ADMIN"));
  }

  private String imported(Person author, int rows) {
    return made(202, author.sending(Request.of("POST", ROOT + "/imports")).bearing("application/x-ndjson", row().repeat(rows)))
        .get("id").textValue();
  }

  /** An import that was stopped before its end; one that was too quick is tried again. */
  private String cancelled(Person author) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String id = imported(author, MANY);
      Request read = author.sending(Request.of("GET", ROOT + "/imports/" + id));
      wire.send(author.sending(Request.of("POST", ROOT + "/imports/" + id + "/cancel")));
      Until.holds("the import has ended", () -> !made(200, read).get("status").textValue().equals("running"));
      if (made(200, read).path("resumable").asBoolean()) {
        return id;
      }
    }
    throw new AssertionError("no import could be stopped before its end");
  }

  JsonNode made(int expected, Request request) {
    Answer answer = wire.sendPatiently(request);
    if (answer.status() != expected) {
      throw new AssertionError("Preparing " + request + "\nanswered " + answer);
    }
    return answer.json().orElseThrow();
  }

  private Request matching(Request request) {
    return matching(request, request.path());
  }

  private Request matching(Request request, String versioned) {
    return request.with("If-Match", etag(versioned));
  }

  /** The version that stands at an address now. */
  String etag(String path) {
    return find(path).orElseThrow(() -> new AssertionError("no ETag at " + path));
  }

  Optional<String> find(String path) {
    return wire.send(target.person("admin").sending(Request.of("GET", path))).header("ETag");
  }
}

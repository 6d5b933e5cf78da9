package org.entente.statements;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.entente.everytype.Office;
import org.entente.everytype.WorkingCopy;
import org.entente.testing.Http;
import org.entente.testing.TestRun;

/** Goes once through the life of a piece of news and counts the statements of each request on the way. */
final class EditorialCosts {
  private static final String NEWS = "api/editorial/v1/news";

  private final Map<String, Integer> costs = new LinkedHashMap<>();
  private final StringBuilder told = new StringBuilder();
  private final Office office;
  private WorkingCopy copy;

  EditorialCosts(Office office) {
    this.office = office;
  }

  /** The number of statements of each request, in the order of the journey. */
  Map<String, Integer> measured() {
    begin();
    read();
    write();
    publish();
    end();
    return costs;
  }

  /** Every statement, for whoever wonders about a number. */
  String statements() {
    return told.toString();
  }

  private Http.Answer measure(String name, Http client, int status, Function<Http, Http.Answer> request) {
    Probe probe = Probe.of(client, status, request);
    costs.put(name, probe.statements().size());
    told.append("\n").append(name).append("\n  ").append(String.join("\n  ", probe.statements()));
    return probe.answer();
  }

  private void begin() {
    measure("sign in", office.visitor(), 201, http -> http.post("api/editorial/v1/sessions",
        Map.of("name", "author", "password", TestRun.DEMO_PASSWORD)));
    begun(measure("create", office.author(), 201, http -> http.post(NEWS, news())));
    begun(measure("create with a reference", office.author(), 201, http -> http.post(NEWS, referring(1))));
    copy = begun(measure("create with three references", office.author(), 201, http -> http.post(NEWS, referring(3))));
  }

  private static Map<String, Object> news() {
    Map<String, Object> news = new LinkedHashMap<>();
    news.put("displayDate", "2015-04-16");
    news.put("words", Map.of("fr", Map.of("title", "Coûts " + UUID.randomUUID())));
    return news;
  }

  private Map<String, Object> referring(int neighbours) {
    Map<String, Object> news = news();
    news.put("topics", office.visitor().get("api/v1/topics?limit=" + neighbours).expect(200).json().path("data").valueStream()
        .map(topic -> Map.of("id", topic.get("id").textValue())).toList());
    return news;
  }

  private WorkingCopy begun(Http.Answer created) {
    return office.begun("news", created);
  }

  private void read() {
    measure("read a content", office.author(), 200, http -> http.get(copy.path()));
    measure("read a language", office.author(), 200, http -> http.get(copy.in("fr")));
    measure("list", office.author(), 200, http -> http.get(NEWS));
    measure("list the drafts with a title", office.author(), 200, http -> http.get(NEWS + "?state=DRAFT&title=couts&limit=1"));
    measure("list the revisions", office.author(), 200, http -> http.get(copy.path() + "/revisions"));
    measure("read a revision", office.author(), 200, http -> http.get(copy.path() + "/revisions/1"));
  }

  private void write() {
    patch("edit a fact", copy.path(), Map.of("displayDate", "2015-04-17"));
    patch("edit words", copy.in("fr"), Map.of("summary", "Un résumé"));
    patch("edit a title", copy.in("fr"), Map.of("title", "Coûts encore " + UUID.randomUUID()));
    patch("edit nothing", copy.path(), Map.of("displayDate", "2015-04-17"));
    patch("open another language", copy.path(), Map.of("words", Map.of("en", Map.of("title", "Costs " + UUID.randomUUID()))));
  }

  private void patch(String name, String address, Object patch) {
    String etag = office.author().get(address).etag();
    measure(name, office.author().with("If-Match", etag), 200, http -> http.patch(address, patch));
  }

  private void publish() {
    move("submit", office.author(), "SUBMIT");
    measure("comment", office.reviewer(), 201, http -> http.post(copy.path() + "/comments", Map.of("text", "Trop long", "locale", "fr")));
    measure("reply", office.author(), 201, http -> http.post(copy.path() + "/comments", Map.of("text", "Pourquoi ?", "replyTo", 1)));
    measure("list the comments", office.author(), 200, http -> http.get(copy.path() + "/comments"));
    measure("resolve a comment", office.author(), 200, http -> http.send("POST", copy.path() + "/comments/1/resolve", null, null));
    measure("queue", office.reviewer(), 200, http -> http.get("api/editorial/v1/queue"));
    move("recall", office.author(), "RECALL");
    office.move(office.author(), copy, "fr", "SUBMIT").expect(200);
    move("request changes", office.reviewer(), "REQUEST_CHANGES", Map.of("note", "Plus court"), 200);
    office.move(office.author(), copy, "fr", "SUBMIT").expect(200);
    move("be refused an approval", office.author(), "APPROVE", Map.of(), 403);
    move("approve", office.reviewer(), "APPROVE");
    move("publish", office.publisher(), "PUBLISH");
    patch("edit what is public", copy.in("fr"), Map.of("summary", "Un autre résumé"));
    measure("restore a revision", office.author().with("If-Match", office.author().get(copy.path()).etag()), 200,
        http -> http.send("POST", copy.path() + "/revisions/3/restore", null, null));
    measure("compare two revisions", office.author(), 200, http -> http.get(copy.path() + "/revisions/1/diff/3"));
    measure("compare with what is live", office.author(), 200, http -> http.get(copy.in("fr") + "/diff"));
    move("discard", office.author(), "DISCARD");
    office.edit(office.author(), copy, Map.of("category", "ville")).expect(200);
    office.moveAll(office.author(), copy, "SUBMIT").expect(200);
    measure("approve and publish two languages", office.admin(), 200, http -> office.moveAll(http, copy, "APPROVE", "PUBLISH"));
  }

  private void end() {
    move("withdraw", office.publisher(), "WITHDRAW");
    move("archive", office.publisher(), "ARCHIVE");
    move("reopen", office.publisher(), "REOPEN");
    office.move(office.publisher(), copy, "en", "WITHDRAW").expect(200);
    measure("delete what was public", office.author().with("If-Match", office.author().get(copy.path()).etag()), 204,
        http -> http.delete(copy.path()));
  }

  private void move(String name, Http who, String transition) {
    move(name, who, transition, Map.of(), 200);
  }

  private void move(String name, Http who, String transition, Map<String, Object> more, int status) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("transition", transition);
    String etag = who.get(copy.in("fr")).etag();
    measure(name, who.with("If-Match", etag), status, http -> http.post(copy.in("fr") + "/transitions", body));
  }
}

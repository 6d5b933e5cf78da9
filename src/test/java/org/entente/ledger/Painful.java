package org.entente.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.Http;
import org.entente.testing.Until;

/** A piece of news with a mark in every place where a text can stand, published in two languages, withdrawn and published again. */
final class Painful {
  /** In every text of it, and nowhere else. */
  final String mark = "CNRY" + UUID.randomUUID().toString().replace("-", "");
  final String slug = "retire-" + UUID.randomUUID();
  final UUID id;
  final UUID friend;

  private final Http http;
  private final Http author;
  private final Http reviewer;
  private final Http publisher;

  Painful(Http http) {
    this.http = http;
    author = http.as("author");
    reviewer = http.as("reviewer");
    publisher = http.as("publisher");
    id = create(Map.of("fr", words("fr"), "en", words("en")), Map.of("category", mark + " category", "note", mark + " note",
        "provenance", Map.of("document", mark + " document", "line", 3, "asPrinted", mark + " as printed")));
    author.post(address(id) + "/comments", Map.of("text", mark + " comment")).expect(201);
    author.post(address(id) + "/comments", Map.of("text", mark + " reply", "replyTo", 1)).expect(201);
    publish();
    withdraw();
    edit();
    publish();
    friend = create(Map.of("fr", Map.of("title", "Une amie", "body", "Voir [là](entente:news/" + id + ").")), Map.of());
    move(author, friend, Map.of("transition", "SUBMIT"));
    move(reviewer, friend, Map.of("transition", "APPROVE"));
    move(publisher, friend, Map.of("transition", "PUBLISH"));
    importAgain();
  }

  private Map<String, String> words(String locale) {
    return Map.of("title", mark + " title", "slug", slug, "summary", mark + " summary", "body", "Le **" + mark + "** " + locale);
  }

  private UUID create(Map<String, ?> words, Map<String, ?> facts) {
    Map<String, Object> body = new HashMap<>(facts);
    body.put("displayDate", "2026-05-08");
    body.put("words", words);
    return UUID.fromString(author.post("api/editorial/v1/news", body).expect(201).json().path("id").textValue());
  }

  private void publish() {
    move(author, id, Map.of("transition", "SUBMIT", "note", mark + " submitted"));
    move(reviewer, id, Map.of("transition", "APPROVE"));
    move(publisher, id, Map.of("transition", "PUBLISH", "change", "major", "publicNote", mark + " public note"));
  }

  private void withdraw() {
    move(publisher, id, Map.of("transition", "WITHDRAW", "kind", "notice", "publicNotice", mark + " notice"));
  }

  private void edit() {
    String etag = author.get(address(id)).expect(200).etag();
    author.with("If-Match", etag).patch(address(id), Map.of("words", Map.of("fr", Map.of("summary", mark + " second"),
        "en", Map.of("summary", mark + " second")))).expect(200);
  }

  /** All languages at once. */
  private void move(Http who, UUID content, Map<String, String> order) {
    Map<String, Object> body = new HashMap<>(order);
    Map<String, String> etags = new HashMap<>();
    who.get(address(content)).expect(200).json().path("variants").properties()
        .forEach(variant -> etags.put(variant.getKey(), variant.getValue().path("etag").textValue()));
    body.put("locales", etags);
    who.post(address(content) + "/transitions", body).expect(200);
  }

  /** One row that quotes it in a refusal of its own, and one in that of another row. */
  private void importAgain() {
    String rows = "{\"type\":\"news\",\"id\":\"" + id + "\",\"words\":{\"fr\":{\"summary\":\"" + mark + " imported\"}}}\n"
        + "{\"type\":\"news\",\"displayDate\":\"" + mark + " title\",\"words\":{\"fr\":{\"title\":\"Autre\"}}}\n";
    Http.Answer begun = author.send("POST", "api/editorial/v1/imports?type=news", "application/x-ndjson", rows).expect(202);
    String run = "api/editorial/v1/imports/" + begun.json().path("id").textValue();
    Until.holds("the import has ended", () -> !author.get(run).json().path("status").asText().equals("running"));
  }

  JsonNode kept() {
    return author.get(address(id)).expect(200).json();
  }

  String address(UUID content) {
    return "api/editorial/v1/news/" + content;
  }

  List<String> publicAddresses() {
    return List.of("api/v1/news/" + id + "?locale=fr", "api/v1/news/" + id + "?locale=en", "api/v1/news/" + slug + "?locale=fr",
        "api/v1/news/" + slug + "?locale=en");
  }

  Http http() {
    return http;
  }

  Http author() {
    return author;
  }

  Http publisher() {
    return publisher;
  }
}

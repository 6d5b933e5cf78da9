package org.entente.everytype;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.testing.Http;

/** The people of the sample office, each signed in once, and what they usually do. Every write names the version it read. */
public final class Office {
  private static final List<String> REVIEWERS = List.of("protocol", "reviewer", "reviewer2");

  private final Http visitor;
  private final Map<String, Http> people = new ConcurrentHashMap<>();
  private final Deque<WorkingCopy> begun = new ArrayDeque<>();

  private Office(Http visitor) {
    this.visitor = visitor;
  }

  public static Office of(Http visitor) {
    return new Office(visitor);
  }

  /** Not signed in: what this client sees is public. */
  public Http visitor() {
    return visitor;
  }

  public Http author() {
    return as("author");
  }

  public Http reviewer() {
    return as("reviewer");
  }

  public Http publisher() {
    return as("publisher");
  }

  /** Holds every role. */
  public Http admin() {
    return as("admin");
  }

  /** Anybody of the sample office, by name. */
  public Http as(String name) {
    return people.computeIfAbsent(name, visitor::as);
  }

  /** Begins a content. */
  public WorkingCopy create(Http who, String type, Object body) {
    return begun(type, who.post(WorkingCopy.list(type), body));
  }

  /** The content that a request has begun. */
  public WorkingCopy begun(String type, Http.Answer created) {
    WorkingCopy copy = new WorkingCopy(type, created.expect(201).json().get("id").textValue());
    begun.push(copy);
    return copy;
  }

  /** Withdraws and deletes what was begun here, the last first, so that other tests find the server as it was. */
  public void clearAway() {
    while (!begun.isEmpty()) {
      WorkingCopy copy = begun.pop();
      if (admin().get(copy.path()).status() == 200) {
        read(copy).get("variants").properties().stream().filter(variant -> variant.getValue().get("live").booleanValue())
            .forEach(variant -> move(admin(), copy, variant.getKey(), "WITHDRAW").expect(200));
        delete(admin(), copy).expect(204);
      }
    }
  }

  /** What the office sees of the whole content. */
  public JsonNode read(WorkingCopy copy) {
    return admin().get(copy.path()).expect(200).json();
  }

  public String state(WorkingCopy copy, String locale) {
    return admin().get(copy.in(locale)).expect(200).json().get("state").textValue();
  }

  /** Merges facts and words into the version that stands. */
  public Http.Answer edit(Http who, WorkingCopy copy, Object patch) {
    return who.with("If-Match", who.get(copy.path()).etag()).patch(copy.path(), patch);
  }

  /** Merges the words of one language into the version that stands. */
  public Http.Answer editWords(Http who, WorkingCopy copy, String locale, Object patch) {
    return who.with("If-Match", who.get(copy.in(locale)).etag()).patch(copy.in(locale), patch);
  }

  public Http.Answer delete(Http who, WorkingCopy copy) {
    return who.with("If-Match", who.get(copy.path()).etag()).delete(copy.path());
  }

  public Http.Answer move(Http who, WorkingCopy copy, String locale, String transition) {
    return move(who, copy, locale, transition, Map.of());
  }

  /** Asks for a move of the version that stands; {@code more} goes with it (a note, a kind of end). */
  public Http.Answer move(Http who, WorkingCopy copy, String locale, String transition, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("transition", transition);
    return who.with("If-Match", who.get(copy.in(locale)).etag()).post(copy.in(locale) + "/transitions", body);
  }

  /** Asks for one or two moves of all languages at once. */
  public Http.Answer moveAll(Http who, WorkingCopy copy, String... transitions) {
    Map<String, Object> body = new HashMap<>(Map.of("transition", transitions[0], "locales", etags(copy)));
    if (transitions.length > 1) {
      body.put("then", transitions[1]);
    }
    return who.post(copy.path() + "/transitions", body);
  }

  private Map<String, String> etags(WorkingCopy copy) {
    Map<String, String> etags = new TreeMap<>();
    read(copy).get("variants").properties()
        .forEach(variant -> etags.put(variant.getKey(), variant.getValue().get("etag").textValue()));
    return etags;
  }

  /** Submitted, reviewed as its plan asks, published; the last answer. */
  public Http.Answer publish(WorkingCopy copy, String locale) {
    approve(copy, locale);
    return move(publisher(), copy, locale, "PUBLISH").expect(200);
  }

  /** Submitted by the author and approved by everybody whom its review plan asks for. */
  public void approve(WorkingCopy copy, String locale) {
    move(author(), copy, locale, "SUBMIT").expect(200);
    review(copy, locale, Map.of());
  }

  /** What is in review is approved by everybody whom its review plan asks for; {@code more} goes with each approval. */
  public void review(WorkingCopy copy, String locale, Map<String, Object> more) {
    while (state(copy, locale).equals("IN_REVIEW")) {
      move(reviewerOf(copy, locale), copy, locale, "APPROVE", more).expect(200);
    }
  }

  /** What is in review in all its languages is approved by everybody whom its review plan asks for. */
  public void reviewAll(WorkingCopy copy) {
    String locale = read(copy).get("variants").fieldNames().next();
    while (state(copy, locale).equals("IN_REVIEW")) {
      moveAll(reviewerOf(copy, locale), copy, "APPROVE").expect(200);
    }
  }

  /** Somebody whom the review waits for. */
  public Http reviewerOf(WorkingCopy copy, String locale) {
    return REVIEWERS.stream().map(this::as).filter(who -> who.get(copy.in(locale)).expect(200).json().get("transitions")
        .valueStream().anyMatch(open -> open.textValue().equals("APPROVE"))).findFirst().orElseThrow();
  }

  /** Begun by the author and public in all its languages when this returns. */
  public WorkingCopy published(String type, Object body) {
    WorkingCopy copy = create(author(), type, body);
    moveAll(author(), copy, "SUBMIT").expect(200);
    reviewAll(copy);
    moveAll(publisher(), copy, "PUBLISH").expect(200);
    return copy;
  }
}

package org.entente.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.Http;

/**
 * Three people at their desks, signed in once: who writes, who approves, who publishes.
 *
 * @param author writes and submits
 * @param reviewer approves
 * @param publisher publishes and withdraws
 */
public record Office(Http author, Http reviewer, Http publisher) {
  private static final String NEWS = "api/editorial/v1/news";

  public static Office signedIn(Http http) {
    return new Office(http.as("author"), http.as("reviewer"), http.as("publisher"));
  }

  /** Creates a piece of news; {@code titles} by language. */
  public Http.Answer create(Map<String, String> titles, String category) {
    Map<String, Object> words = new LinkedHashMap<>();
    titles.forEach((locale, title) -> words.put(locale,
        Map.of("title", title, "body", "## " + title + "\n\nUn **corps**.")));
    return author.post(NEWS, Map.of("displayDate", "2024-05-17", "category", category, "words", words));
  }

  /** The content as the author sees it. */
  public Http.Answer read(UUID id) {
    return author.get(content(id));
  }

  public Http.Answer edit(UUID id, String etag, Object patch) {
    return author.with("If-Match", etag).patch(content(id), patch);
  }

  public Http.Answer editWords(UUID id, String locale, String etag, Object patch) {
    return author.with("If-Match", etag).patch(content(id) + "/" + locale, patch);
  }

  /** One language, by its own door. */
  public Http.Answer move(UUID id, String locale, String etag, String transition) {
    return mover(transition).with("If-Match", etag)
        .post(content(id) + "/" + locale + "/transitions", Map.of("transition", transition));
  }

  /** Several languages in one transaction. */
  public Http.Answer moveTogether(UUID id, Map<String, String> etags, String transition) {
    return mover(transition).post(content(id) + "/transitions", Map.of("locales", etags, "transition", transition));
  }

  /** The languages of a content and their ETags, from an answer that shows the whole content. */
  public static Map<String, String> etags(JsonNode whole) {
    Map<String, String> etags = new LinkedHashMap<>();
    whole.path("variants").properties()
        .forEach(variant -> etags.put(variant.getKey(), variant.getValue().path("etag").textValue()));
    return etags;
  }

  private static String content(UUID id) {
    return NEWS + "/" + id;
  }

  private Http mover(String transition) {
    return switch (transition) {
      case "SUBMIT" -> author;
      case "APPROVE" -> reviewer;
      default -> publisher;
    };
  }
}

package org.entente.concurrency;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.durability.Office;
import org.entente.testing.Http;

/**
 * A piece of news in French and English, approved and waiting for its publication; both titles name its version.
 *
 * @param first whether it will be public for the first time; otherwise version 1 is
 * @param etags of the two languages
 */
record Pair(UUID id, boolean first, Map<String, String> etags) {
  static final int NEXT = 2;

  /** A publication's answer: the transaction's last number. */
  record Published(Pair pair, long sequence) {}

  static Pair prepared(Office office, int number, boolean first, String category) {
    Http.Answer made = Crowd.patiently(() -> office.create(titles(number, first ? NEXT : 1), category)).expect(201);
    UUID id = UUID.fromString(made.json().get("id").textValue());
    Map<String, String> etags = moved(office, id, Office.etags(made.json()), "SUBMIT", "APPROVE");
    if (!first) {
      moved(office, id, etags, "PUBLISH");
      String whole = office.read(id).expect(200).etag();
      Map<String, String> titles = titles(number, NEXT);
      Map<String, Object> words = Map.of("fr", Map.of("title", titles.get("fr")), "en", Map.of("title", titles.get("en")));
      Http.Answer edited = Crowd.patiently(() -> office.edit(id, whole, Map.of("words", words))).expect(200);
      etags = moved(office, id, Office.etags(edited.json()), "SUBMIT", "APPROVE");
    }
    return new Pair(id, first, etags);
  }

  Published publish(Office office) {
    Http.Answer answer = Crowd.patiently(() -> office.moveTogether(id, etags, "PUBLISH")).expect(200);
    return new Published(this, answer.json().get("sequence").longValue());
  }

  /** What an edition shows of it: 0 for nothing. */
  int versionAt(long edition, long published) {
    return edition >= published ? NEXT : first ? 0 : 1;
  }

  private static Map<String, String> moved(Office office, UUID id, Map<String, String> etags, String... transitions) {
    Map<String, String> current = etags;
    for (String transition : List.of(transitions)) {
      Map<String, String> before = current;
      current = Office.etags(Crowd.patiently(() -> office.moveTogether(id, before, transition)).expect(200).json());
    }
    return current;
  }

  private static Map<String, String> titles(int number, int version) {
    return Map.of("fr", "Paire " + number + " v" + version, "en", "Pair " + number + " v" + version);
  }
}

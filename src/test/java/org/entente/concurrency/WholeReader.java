package org.entente.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.testing.Http;

/** Asks delivery at full speed for texts that come and go together: each answer shows none of them or all, and all in one version. */
final class WholeReader implements Callable<List<String>> {
  static final String NOTHING = "";

  private final Http http;
  private final String question;
  private final int many;
  private final AtomicBoolean over;
  private int looks;

  /**
   * @param versions the categories that tell the versions apart, comma-separated
   * @param many how many texts there are in all languages
   */
  WholeReader(Http http, String versions, int many, AtomicBoolean over) {
    this.http = http;
    // A table holds the whole result in one answer, however long.
    this.question = "api/v1/news.csv?category[in]=" + versions + "&fields=category&locale=all";
    this.many = many;
    this.over = over;
  }

  /** The versions seen one after the other, until it is over. */
  @Override
  public List<String> call() {
    List<String> seen = new ArrayList<>(List.of(look()));
    boolean last;
    do {
      last = over.get();
      String now = look();
      if (!now.equals(seen.get(seen.size() - 1))) {
        seen.add(now);
      }
    } while (!last);
    return seen;
  }

  int looks() {
    return looks;
  }

  /** The version that is shown. */
  String look() {
    Http.Answer answer = http.get(question).expect(200);
    looks++;
    List<String> lines = answer.text().lines().toList();
    int column = List.of(lines.get(0).split(",")).indexOf("category");
    List<String> versions = lines.stream().skip(1).map(line -> line.split(",")[column]).toList();
    assertThat(versions.size()).as("%s", answer).isIn(0, many);
    assertThat(versions.stream().distinct().count()).as("%s", answer).isEqualTo(versions.isEmpty() ? 0 : 1);
    return versions.isEmpty() ? NOTHING : versions.get(0);
  }
}

package org.entente.durability;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.testing.Http;

/** Writes one piece of news after the other until the crash cuts it off; it remembers what was acknowledged. */
final class Writer implements Runnable {
  private final String name;
  private final Office office;
  private final Crash crash;
  private final Random random;
  private final List<Story> stories = new ArrayList<>();

  /** The crash has taken the answer. */
  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Writer(String name, Office office, Crash crash, long seed) {
    this.name = name;
    this.office = office;
    this.crash = crash;
    this.random = new Random(seed);
  }

  List<Story> stories() {
    return stories;
  }

  @Override
  public void run() {
    try {
      while (true) {
        tell(new Story());
      }
    } catch (Cut over) {
      // as it should end
    } catch (Throwable fault) {
      crash.giveUp();
      throw fault;
    }
  }

  private void tell(Story story) {
    stories.add(story);
    create(story);
    for (int edits = random.nextInt(3); edits > 0; edits--) {
      edit(story);
    }
    if (random.nextInt(4) > 0) {
      publish(story);
      switch (random.nextInt(4)) {
        case 0 -> move(story, "PUBLISHED", "WITHDRAW", "WITHDRAWN");
        case 1 -> edit(story);
        case 2 -> {
          edit(story);
          publish(story);
        }
        default -> { }
      }
    }
  }

  private void publish(Story story) {
    move(story, "DRAFT", "SUBMIT", "IN_REVIEW");
    move(story, "IN_REVIEW", "APPROVE", "APPROVED");
    move(story, "APPROVED", "PUBLISH", "PUBLISHED");
  }

  private void create(Story story) {
    Map<String, String> titles = titles(random.nextBoolean() ? List.of("fr") : List.of("fr", "en"), 1);
    story.ask(Version.created(titles), List.of());
    attempt(story, 201, () -> office.create(titles, "durability"));
  }

  private void edit(Story story) {
    Version before = story.acknowledged();
    UUID id = story.id().orElseThrow();
    List<String> locales = List.copyOf(before.texts().keySet());
    if (random.nextBoolean()) {
      Map<String, String> titles = titles(locales, before.revision() + 1);
      Map<String, Object> words = new LinkedHashMap<>();
      titles.forEach((locale, title) -> words.put(locale, Map.of("title", title)));
      String etag = answered(() -> office.read(id), 200).etag();
      story.ask(before.retitled(titles), List.of());
      attempt(story, 200, () -> office.edit(id, etag, Map.of("words", words)));
    } else {
      String locale = locales.get(random.nextInt(locales.size()));
      Map<String, String> titles = titles(List.of(locale), before.revision() + 1);
      story.ask(before.retitled(titles), List.of());
      attempt(story, 200,
          () -> office.editWords(id, locale, story.etags().get(locale), Map.of("title", titles.get(locale))));
    }
  }

  /** Moves every language that stands in {@code from}. */
  private void move(Story story, String from, String transition, String to) {
    UUID id = story.id().orElseThrow();
    List<String> locales = story.acknowledged().in(from);
    Version next = story.acknowledged().moved(locales, to);
    Map<String, String> etags = new LinkedHashMap<>();
    locales.forEach(locale -> etags.put(locale, story.etags().get(locale)));
    story.ask(next, locales);
    if (locales.size() > 1 || random.nextBoolean()) {
      attempt(story, 200, () -> office.moveTogether(id, etags, transition));
    } else {
      attempt(story, 200, () -> office.move(id, locales.get(0), etags.get(locales.get(0)), transition));
    }
  }

  /** Titles that nobody else has: of this writer's nth story after so many acts. */
  private Map<String, String> titles(List<String> locales, int revision) {
    Map<String, String> titles = new LinkedHashMap<>();
    locales.forEach(locale -> titles.put(locale, name + " " + stories.size() + " r" + revision + " " + locale));
    return titles;
  }

  private void attempt(Story story, int expected, Supplier<Http.Answer> request) {
    story.acknowledge(answered(request, expected).json());
    crash.acknowledged();
  }

  /** After the crash has begun nothing, or a 503 that says when to come again, is an answer, too. */
  private Http.Answer answered(Supplier<Http.Answer> request, int expected) {
    Http.Answer answer;
    try {
      answer = request.get();
    } catch (UncheckedIOException cut) {
      if (crash.hasBegun()) {
        throw new Cut();
      }
      throw cut;
    }
    if (answer.status() == 503 && crash.hasBegun() && answer.header("Retry-After").isPresent()) {
      throw new Cut();
    }
    return answer.expect(expected);
  }
}

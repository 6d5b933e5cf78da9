package org.entente.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.entente.edition.Editions;
import org.entente.settings.Environment;

/**
 * Answers that may be given again, bounded by their memory. An answer is kept under its canonical address; the addresses as callers
 * write them lead there. What it holds is never stale: an answer is given again only while everything it was made from stands as it
 * did. Addresses that a stranger makes up do not push out what others ask for again and again: the newcomer must be asked for more
 * often than what would have to go.
 */
@ApplicationScoped
public class AnswerCache {
  private static final String SIZE = "ENTENTE_CACHE_MB";
  private static final int MEGABYTE = 1 << 20;
  /** Of the heap, unless told otherwise. */
  private static final int SHARE = 4;
  private static final int LONGEST = MEGABYTE;
  /** What an entry takes beside its bytes: the headers, the footing, the places in the tables. */
  private static final int AROUND = 1_200;

  @Inject
  Editions editions;

  @Inject
  Environment environment;

  /** Held by whoever makes an answer, so that those who ask for the same wait for it. */
  private final Map<Key, Object> making = new ConcurrentHashMap<>();
  private Cache<Key, Answer> answers;
  private Cache<Key, Key> spellings;

  /** An address, and whether its answer is to be packed. */
  private record Key(String address, boolean packed) {}

  @PostConstruct
  void open() {
    long size = environment.number(SIZE, Math.max(1, Runtime.getRuntime().maxMemory() / SHARE / MEGABYTE)) * MEGABYTE;
    answers = bounded().maximumWeight(size)
        .weigher((Key key, Answer answer) -> AROUND + key.address().length() + answer.bytes().map(bytes -> bytes.length).orElse(0)).build();
    spellings = bounded().maximumWeight(size / 8)
        .weigher((Key written, Key canonical) -> 100 + written.address().length()).build();
  }

  /** Its upkeep is small, and a pool of threads would outlive the application. */
  private static Caffeine<Object, Object> bounded() {
    return Caffeine.newBuilder().executor(Runnable::run);
  }

  /**
   * The answer to an address as a caller wrote it, if it is kept and still true. Waits for nothing.
   *
   * @param written path and query, undecoded
   */
  public Optional<Answer> find(String written, boolean packed) {
    Key key = new Key(written, packed);
    Answer kept = answers.getIfPresent(key); // most are asked as the canonical address is spelt
    if (kept == null) {
      Key canonical = spellings.getIfPresent(key);
      kept = canonical == null ? null : answers.getIfPresent(canonical);
    }
    return valid(kept);
  }

  /** The answer at a canonical address: the one that is kept, or one that is made now, once for all who ask at the same time. */
  Answer answer(String written, String canonical, boolean packed, Supplier<Answer> made) {
    Key key = new Key(canonical, packed);
    Answer answer = current(key).orElseGet(() -> once(key, () -> packed ? answer(written, canonical, false, made).packed() : made.get()));
    if (isKept(answer) && !written.equals(canonical)) {
      spellings.put(new Key(written, packed), key);
    }
    return answer;
  }

  private Answer once(Key key, Supplier<Answer> made) {
    Object turn = making.computeIfAbsent(key, first -> new Object());
    try {
      synchronized (turn) {
        // Quietly: a newcomer's one request must not count as several.
        return valid(answers.policy().getIfPresentQuietly(key)).orElseGet(() -> kept(key, made.get()));
      }
    } finally {
      making.remove(key, turn);
    }
  }

  private Answer kept(Key key, Answer answer) {
    if (isKept(answer)) {
      answers.put(key, answer);
    }
    return answer;
  }

  private static boolean isKept(Answer answer) {
    return answer.status() == 200 && answer.bytes().filter(bytes -> bytes.length <= LONGEST).isPresent();
  }

  private Optional<Answer> current(Key key) {
    return valid(answers.getIfPresent(key));
  }

  private Optional<Answer> valid(Answer kept) {
    return Optional.ofNullable(kept).flatMap(answer -> editions.numberFor(answer.footing()).map(answer::in));
  }
}

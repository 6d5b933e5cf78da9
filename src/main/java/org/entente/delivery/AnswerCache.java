package org.entente.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.Footing;
import org.entente.settings.Environment;

/**
 * Answers that may be given again, bounded by their memory. An answer is kept under its canonical address; the addresses as callers
 * write them lead there. What it holds is never stale: an answer is given again only while everything it was made from stands as it
 * did. Addresses that a stranger makes up do not push out what others ask for again and again: once there is no room left, an answer is
 * kept when it is asked for the second time, and then only if it is asked for more often than what would have to go. Of an answer too long
 * for memory its headers are kept, so that whoever holds it already is told so.
 *
 * <p>What is asked for again and again although publications keep outdating it is made anew for the next edition before that is shown: its
 * readers would all wait for it at once.
 */
public final class AnswerCache {
  private static final String SIZE = "ENTENTE_CACHE_MB";
  private static final int MEGABYTE = 1 << 20;
  /** Of the heap, unless told otherwise. */
  private static final int SHARE = 8;
  private static final int LONGEST = MEGABYTE;
  /** What an entry takes beside its bytes: the headers, the footing, the places in the tables. */
  private static final int AROUND = 1_200;
  private static final int MOST_HEADS = 1_000;
  private static final int MOST_WANTED = 1_000;
  /** So long a publication may wait for answers to be made anew; what is left then is made when it is asked for. */
  private static final long RENEWAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Editions editions;
  private final Doorstep doorstep = new Doorstep();
  /** Whether anything ever had to go; there is hardly room again afterwards. */
  private volatile boolean overflowed;
  /** Held by whoever makes an answer, so that those who ask for the same wait for it. */
  private final Map<Key, Turn> making = new ConcurrentHashMap<>();
  /** How to make what was asked for after it had been outdated. */
  private final Map<Key, Function<Edition, Answer>> wanted = new ConcurrentHashMap<>();
  /** Rests on nothing but the index that is open: what was made from another is worth nothing, and holds on to it. */
  private volatile Optional<Footing> era = Optional.empty();
  private final Cache<Key, Kept> answers;
  private final Cache<Key, Answer> heads;
  private final Cache<Key, Key> spellings;

  /** An address, and whether its answer is to be packed. */
  private record Key(String address, boolean packed) {}

  /** What the first of those who ask at the same time has made. */
  private static final class Turn {
    private Answer made;
  }

  private static final class Kept {
    private final Answer answer;
    /** Whether anybody has asked for it since it was made. */
    private volatile boolean asked;
    /** What the next edition gives instead, from the moment it is shown. */
    private volatile Answer following;

    private Kept(Answer answer, boolean asked) {
      this.answer = answer;
      this.asked = asked;
    }

    private Answer given() {
      if (!asked) {
        asked = true;
      }
      return answer;
    }
  }

  /** Keeps answers of those editions, within the memory that the installation gives it. */
  public AnswerCache(Editions editions, Environment environment) {
    this.editions = editions;
    long size = environment.number(SIZE, Math.max(1, Runtime.getRuntime().maxMemory() / SHARE / MEGABYTE)) * MEGABYTE;
    answers = bounded().maximumWeight(size).evictionListener((key, kept, cause) -> overflowed = true)
        .weigher((Key key, Kept kept) -> AROUND + key.address().length() + kept.answer.bytes().map(bytes -> bytes.length).orElse(0)).build();
    heads = bounded().maximumSize(MOST_HEADS).build();
    spellings = bounded().maximumWeight(size / 8)
        .weigher((Key written, Key canonical) -> 100 + written.address().length()).build();
    editions.beforeEach(this::renewed);
    if (editions.isOpen()) {
      try (Edition first = editions.current()) {
        era = Optional.of(first.footing(List.of()));
      }
    }
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
    Kept kept = answers.getIfPresent(key); // most are asked as the canonical address is spelt
    if (kept == null) {
      Key canonical = spellings.getIfPresent(key);
      kept = canonical == null ? null : answers.getIfPresent(canonical);
    }
    return valid(kept);
  }

  /** What a HEAD is told of an answer that is too long to be kept, if that is known and still true. */
  Optional<Answer> head(String canonical, boolean packed) {
    return Optional.ofNullable(heads.getIfPresent(new Key(canonical, packed))).flatMap(this::standing);
  }

  /** The answer at a canonical address: the one that is kept, or one that is made of that edition now, once for all who ask at the same time. */
  Answer answer(Edition edition, String written, String canonical, boolean packed, Function<Edition, Answer> reader) {
    Key key = new Key(canonical, packed);
    Answer answer = valid(answers.getIfPresent(key)).orElseGet(() -> packed
        ? once(key, reader.andThen(Answer::packed), () -> answer(edition, written, canonical, false, reader).packed())
        : once(key, reader, () -> reader.apply(edition)));
    if (!written.equals(canonical) && answers.policy().getIfPresentQuietly(key) != null) {
      spellings.put(new Key(written, packed), key);
    }
    return answer;
  }

  private Answer once(Key key, Function<Edition, Answer> again, Supplier<Answer> maker) {
    Turn turn = making.computeIfAbsent(key, first -> new Turn());
    try {
      synchronized (turn) {
        // Quietly: a newcomer's one request must not count as several.
        Kept before = answers.policy().getIfPresentQuietly(key);
        Optional<Answer> ready = valid(before);
        if (ready.isPresent()) {
          return ready.get();
        }
        if (before != null && wanted.size() < MOST_WANTED) {
          wanted.put(key, again);
        }
        // An answer that is kept for a moment costs more than it saves: it grows old just long enough to be a burden to the collector.
        boolean newcomer = overflowed && before == null && !doorstep.meets(key);
        Optional<Answer> made = Optional.ofNullable(turn.made).flatMap(this::standing);
        if (made.filter(other -> other.stream().isPresent()).isEmpty()) {
          turn.made = made.orElseGet(maker);
          return newcomer ? turn.made : kept(key, turn.made, true);
        }
      }
      // A stream reads the edition that its caller holds: it is nobody else's, and nobody need wait for another's.
      return maker.get();
    } catch (RuntimeException told) {
      forget(key);
      throw told;
    } finally {
      making.remove(key, turn);
    }
  }

  private Answer kept(Key key, Answer answer, boolean asked) {
    if (answer.status() != 200) {
      forget(key);
    } else if (standing(answer).isEmpty()) {
      return answer; // it came too late
    } else if (answer.bytes().filter(bytes -> bytes.length <= LONGEST).isPresent()) {
      answers.put(key, new Kept(answer, asked));
    } else {
      // It may have been shorter once.
      answers.invalidate(key);
      heads.put(key, answer.head());
    }
    return answer;
  }

  /** Nothing true is kept of it: what is withdrawn must not lie in memory for as long as nobody pushes it out. */
  private void forget(Key key) {
    answers.invalidate(key);
    heads.invalidate(key);
  }

  /** After a redaction, above all: its text leaves the memory with all that was made from the index before. */
  private void forgetEverything() {
    answers.invalidateAll();
    heads.invalidateAll();
    wanted.clear();
  }

  private Optional<Answer> valid(Kept kept) {
    return kept == null ? Optional.empty() : standing(kept.given()).or(() -> Optional.ofNullable(kept.following).flatMap(this::standing));
  }

  private Optional<Answer> standing(Answer answer) {
    return editions.numberFor(answer.footing()).map(answer::in);
  }

  /** Makes anew what that edition outdates and readers ask for: it stands ready when the edition is shown, and is kept like any other then. */
  private Runnable renewed(Edition next) {
    if (era.flatMap(next::numberFor).isEmpty()) {
      return () -> {
        era = Optional.of(next.footing(List.of()));
        forgetEverything();
      };
    }
    long end = System.nanoTime() + RENEWAL_NANOS;
    boolean crowded = wanted.size() >= MOST_WANTED;
    Map<Key, Answer> renewed = new HashMap<>();
    wanted.forEach((key, reader) -> {
      Kept kept = answers.policy().getIfPresentQuietly(key);
      if (kept == null || !kept.asked) {
        wanted.remove(key);
      } else if (next.numberFor(kept.answer.footing()).isPresent()) {
        if (crowded) {
          wanted.remove(key); // the places belong to what publications keep outdating
        }
      } else if (System.nanoTime() < end) {
        Optional<Answer> made = renew(reader, next);
        if (made.isEmpty()) {
          wanted.remove(key);
        } else {
          // A stream reads an edition that its caller must hold.
          kept.following = made.filter(answer -> answer.stream().isEmpty()).orElse(null);
          renewed.put(key, made.get());
        }
      }
    });
    return () -> renewed.forEach((key, answer) -> kept(key, answer, false));
  }

  private static Optional<Answer> renew(Function<Edition, Answer> reader, Edition next) {
    try {
      return Optional.of(reader.apply(next));
    } catch (RuntimeException told) {
      // A problem or a fault: whoever asks meets it again and is told.
      return Optional.empty();
    }
  }
}

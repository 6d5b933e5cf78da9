package org.entente.edition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Accountable;

/**
 * What is worked out from a segment once and asked again by every search: segments never change, and most of them outlive many
 * editions. Bounded by memory; what belongs to a segment goes with it.
 */
final class SegmentCache {
  /** Of the heap. */
  private static final int SHARE = 16;
  private static final int AROUND = 100;

  private final Set<IndexReader.CacheKey> segments = ConcurrentHashMap.newKeySet();
  private final Cache<Key, Accountable> kept = Caffeine.newBuilder().executor(Runnable::run)
      .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE)
      .weigher((Key key, Accountable made) -> (int) Math.min(Integer.MAX_VALUE, AROUND + made.ramBytesUsed())).build();

  private record Key(IndexReader.CacheKey segment, Object question) {}

  /** Works something out of a segment. */
  @FunctionalInterface
  interface Making<T extends Accountable> {
    T of(LeafReader segment) throws IOException;
  }

  /** @param question what is asked of the segment; equal questions have one answer, and one kind of answer */
  @SuppressWarnings("unchecked")
  <T extends Accountable> T get(LeafReader segment, Object question, Making<T> making) {
    IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
    return (T) kept.get(new Key(helper.getKey(), question), key -> {
      try {
        forgetWith(helper);
        return making.of(segment);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("the edition's index cannot be read", unreadable);
      }
    });
  }

  private void forgetWith(IndexReader.CacheHelper helper) {
    if (segments.add(helper.getKey())) {
      helper.addClosedListener(closed -> {
        segments.remove(closed);
        kept.asMap().keySet().removeIf(key -> key.segment().equals(closed));
      });
    }
  }
}

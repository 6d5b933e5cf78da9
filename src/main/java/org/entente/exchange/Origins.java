package org.entente.exchange;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.schema.CanonicalJson;

/** A digest for a row that names nothing: the same file twice makes it once, the same row twice in a file is two. */
final class Origins {
  private final Map<String, Integer> met = new HashMap<>();

  Optional<String> of(Row row) {
    if (row.refusal().isPresent() || !Identity.isAnonymous(row)) {
      return Optional.empty();
    }
    String digest = CanonicalJson.sha256((row.type() + "\n" + CanonicalJson.text(row.patch())).getBytes(StandardCharsets.UTF_8));
    return Optional.of(digest + "-" + met.merge(digest, 1, Integer::sum));
  }
}

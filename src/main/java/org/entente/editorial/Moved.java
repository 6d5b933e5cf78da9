package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a move has brought about.
 *
 * @param sequence the log's last number, when the public sees a difference
 * @param gaps what readers miss around it all the same
 * @param standing where the content stands since, as far as the moves tell
 */
record Moved(Optional<Long> sequence, List<Gap> gaps, Standings.Of standing) {
  /** Tells of the gaps, if any, as {@code warnings}. */
  ObjectNode beside(ObjectNode answer) {
    return gaps.isEmpty() ? answer : answer.set("warnings", Gap.json(gaps));
  }
}

package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.entente.problem.Problem;

/**
 * What somebody asks of a release.
 *
 * @param details what goes with it: note, kind of change, and perhaps the moment to come
 */
record ReleaseOrder(Act act, Order details) {
  /** What can be done with a release as a whole. */
  public enum Act { PUBLISH, CANCEL_SCHEDULE, UNDO }

  private static final List<String> OF_A_PUBLICATION = List.of("change", "publicNote", "at", "zone", "offset");

  static ReleaseOrder read(UUID release, ObjectNode body) {
    String name = body.path("transition").asText();
    Act act = Arrays.stream(Act.values()).filter(one -> one.name().equals(name)).findFirst()
        .orElseThrow(() -> Problem.invalid("/transition", "must be one of " + List.of(Act.values())));
    OF_A_PUBLICATION.stream().filter(member -> act != Act.PUBLISH && body.hasNonNull(member)).findFirst().ifPresent(member -> {
      throw Problem.invalid("/" + member, "goes with PUBLISH; leave it out");
    });
    return new ReleaseOrder(act, Order.ofRelease(release, body));
  }
}

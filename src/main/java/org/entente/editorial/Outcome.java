package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/**
 * What the desk answers once the work is done.
 *
 * @param body what stands there now, as the editorial API shows it
 * @param etag the version to name in the next write
 * @param sequence the log's last number, when the public sees a difference
 * @param changed false when everything was as asked already
 */
public record Outcome(UUID id, ObjectNode body, String etag, Optional<Long> sequence, boolean changed) {}

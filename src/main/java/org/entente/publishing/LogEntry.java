package org.entente.publishing;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of the publication log as its readers see it.
 *
 * @param sequence its number; numbers have no gap
 * @param firstSequence the number of the first entry of the same transaction: a transaction is shown whole or not at all
 * @param slug the slug it became public under, or had when it ceased to be
 * @param notice what the public reads instead of a withdrawn text; its words may have been taken out by law
 * @param redirect where readers of a withdrawn text are sent: {@code type/id}
 * @param body the printed bytes, UTF-8 JSON; present exactly for prints
 * @param chain SHA-256 over the previous chain and this entry, lower-case hex
 */
public record LogEntry(
    long sequence,
    long firstSequence,
    UUID content,
    String type,
    Locale locale,
    String slug,
    Action action,
    Instant instant,
    Optional<String> notice,
    Optional<String> redirect,
    Optional<byte[]> body,
    String chain) {}

package org.entente.edition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.publishing.LogEntry;
import org.entente.publishing.LogHead;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;

/** The log of a toy world, read as it is read in the database. */
class ToyLog extends PublicationLog {
  private final Toy toy;

  ToyLog(Toy toy) {
    this.toy = toy;
  }

  @Override
  public LogHead head() {
    return at(toy.log.size());
  }

  private LogHead at(int number) {
    return number == 0 ? new LogHead(0, "", Instant.EPOCH)
        : new LogHead(number, toy.log.get(number - 1).chain(), toy.log.get(number - 1).instant());
  }

  @Override
  public Stand stoodAt(Instant moment) {
    int number = (int) toy.log.stream().filter(entry -> !entry.instant().isAfter(moment)).count();
    return new Stand(at(number), number == toy.log.size() ? Optional.empty() : Optional.of(toy.log.get(number).instant()));
  }

  @Override
  public List<UUID> contentsAfter(long sequence) {
    return toy.log.stream().filter(entry -> entry.sequence() > sequence).map(LogEntry::content).distinct().toList();
  }

  @Override
  public List<LogEntry> of(Collection<UUID> contents, long upTo) {
    return toy.log.stream().filter(entry -> entry.sequence() <= upTo && contents.contains(entry.content())).toList();
  }

  @Override
  public List<Publication.Place> places(String type, Collection<String> slugs) {
    return toy.log.stream().filter(entry -> entry.type().equals(type) && slugs.contains(entry.slug()))
        .map(entry -> new Publication.Place(entry.content(), type, entry.locale(), entry.slug())).distinct().toList();
  }
}

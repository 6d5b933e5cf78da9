package org.entente.durability;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.durability.Records.Entry;
import org.entente.publishing.Action;
import org.entente.publishing.LogEntry;
import org.entente.publishing.LogHead;
import org.entente.publishing.PublicationLog;

/** The log as it was read from the tables, for an edition to be built from without a server. */
final class RecordedLog extends PublicationLog {
  private final Records records;

  RecordedLog(Records records) {
    this.records = records;
  }

  /** A log whose database is away: whoever follows it serves what it has on disk. */
  static PublicationLog away() {
    return new PublicationLog() {
      @Override
      public LogHead head() {
        throw new IllegalStateException("the database is away");
      }
    };
  }

  @Override
  public LogHead head() {
    return new LogHead(records.counter().sequence(), records.counter().chain(), records.counter().at());
  }

  @Override
  public Optional<String> chainAt(long sequence) {
    return records.log().stream().filter(entry -> entry.sequence() == sequence).map(Entry::chain).findFirst();
  }

  /** In small bites, so that a rebuilt edition is made of several; a bite ends with a transaction. */
  @Override
  public List<LogEntry> after(long sequence, int atMost) {
    List<Entry> log = records.log();
    int end = (int) Math.min(log.size(), sequence + Math.min(atMost, 37));
    while (end < log.size() && log.get(end).first() <= end) {
      end++;
    }
    return log.subList((int) sequence, end).stream().map(RecordedLog::entry).toList();
  }

  private static LogEntry entry(Entry entry) {
    return new LogEntry(entry.sequence(), entry.first(), entry.content(), entry.type(),
        Locale.forLanguageTag(entry.locale()), entry.slug(), Action.valueOf(entry.action()), entry.at(), entry.notice(),
        entry.redirect(), entry.body(), entry.chain());
  }
}

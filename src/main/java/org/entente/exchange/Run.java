package org.entente.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One import on its way: who watches reads here while one thread writes. It counts its lines; it holds them only while nothing
 * of the file is sure to be kept, for such a file is short.
 */
final class Run {
  /** {@code running}, {@code done}, {@code failed} or {@code cancelled}, as the API says it. */
  enum Status {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  private final UUID id;
  private final UUID account;
  private final Mode mode;
  private final boolean asPublic;
  private final boolean inMemory;
  private final int total;
  private final long begun = System.nanoTime();
  private final List<Line> lines = new ArrayList<>();
  private final Map<Line.Fate, Integer> counts = new EnumMap<>(Line.Fate.class);
  private int before;
  private int flagged;
  private Status status = Status.RUNNING;
  private String reason;
  private long ended;
  private volatile boolean cancelled;

  private Run(UUID id, UUID account, Mode mode, boolean asPublic, boolean inMemory, int total) {
    this.id = id;
    this.account = account;
    this.mode = mode;
    this.asPublic = asPublic;
    this.inMemory = inMemory;
    this.total = total;
  }

  /** Of a file that somebody has sent. */
  static Run of(UUID id, UUID account, ImportRequest asked, int total) {
    return new Run(id, account, asked.mode(), asked.asPublic(), asked.mode() != Mode.EACH, total);
  }

  /** Of a file of this build, whose report nobody asks for. */
  static Run ofSamples(UUID account, int total) {
    return new Run(UUID.randomUUID(), account, Mode.EACH, false, true, total);
  }

  UUID id() {
    return id;
  }

  UUID account() {
    return account;
  }

  Mode mode() {
    return mode;
  }

  /** Whether the rows come in as already public. */
  boolean asPublic() {
    return asPublic;
  }

  /** Whether the lines are held here until the end, not kept as they come. */
  boolean isInMemory() {
    return inMemory;
  }

  synchronized Status status() {
    return status;
  }

  /** Asks the run to stop at the next place where it can go on later. */
  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** What was done before a stop. */
  synchronized void resume(Map<Line.Fate, Integer> already) {
    counts.clear();
    counts.putAll(already);
    before = rows();
  }

  synchronized void add(Line line) {
    counts.merge(line.fate(), 1, Integer::sum);
    if (inMemory) {
      lines.add(line);
    }
  }

  /** A row that was refused is done after all. */
  synchronized void mend(Line line) {
    counts.merge(Line.Fate.REFUSED, -1, Integer::sum);
    counts.merge(line.fate(), 1, Integer::sum);
  }

  synchronized int count(Line.Fate fate) {
    return counts.getOrDefault(fate, 0);
  }

  synchronized List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Whether a row was not done as the file says. */
  synchronized boolean isSpoiled() {
    return count(Line.Fate.REFUSED) + count(Line.Fate.CONFLICT) > 0;
  }

  synchronized Set<UUID> contents() {
    return lines.stream().flatMap(line -> line.id().stream()).collect(Collectors.toSet());
  }

  /** The open doubts of the contents the rows were about, known once all are written: a later row may raise one on an earlier. */
  synchronized void flag(Map<UUID, List<String>> codes) {
    change(line -> line.id().map(codes::get).map(line::flagged).orElse(line));
    flagged(lines.stream().filter(line -> !line.flags().isEmpty()).count());
  }

  synchronized void flagged(long contents) {
    flagged = (int) contents;
  }

  synchronized void done() {
    if (mode == Mode.REHEARSAL) {
      forgetWhatWasMade();
    }
    end(Status.DONE, null);
  }

  synchronized void failed(String why) {
    if (mode != Mode.EACH) {
      forgetWhatWasMade();
    }
    end(Status.FAILED, why);
  }

  synchronized void stopped(String why) {
    end(Status.CANCELLED, why);
  }

  private void end(Status how, String why) {
    status = how;
    reason = why;
    ended = System.nanoTime();
  }

  /** Nothing was kept: the ids that were given are nobody's, in later rows of the same content too. */
  private void forgetWhatWasMade() {
    Set<UUID> made = lines.stream().filter(line -> line.fate() == Line.Fate.CREATED).flatMap(line -> line.id().stream())
        .collect(Collectors.toSet());
    change(line -> line.id().filter(made::contains).isPresent() ? line.unkept() : line);
  }

  private void change(UnaryOperator<Line> change) {
    lines.replaceAll(change);
  }

  private int rows() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The report without its lines. */
  synchronized ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("status", word(status));
    if (reason != null) {
      json.put("reason", reason);
    }
    json.put("as", asPublic ? ImportRequest.PUBLIC : ImportRequest.DRAFT);
    json.put("dryRun", mode == Mode.REHEARSAL).put("atomic", mode == Mode.ATOMIC).put("done", rows()).put("total", total);
    json.put("rowsPerSecond", rate());
    ObjectNode told = json.putObject("counts");
    for (Line.Fate fate : Line.Fate.values()) {
      told.put(fate.word(), count(fate));
    }
    told.put("flagged", flagged);
    return json;
  }

  private long rate() {
    long nanos = Math.max(1, (status == Status.RUNNING ? System.nanoTime() : ended) - begun);
    return Math.round((double) (rows() - before) * TimeUnit.SECONDS.toNanos(1) / nanos);
  }

  static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}

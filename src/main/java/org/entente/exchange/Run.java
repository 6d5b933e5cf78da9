package org.entente.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One import on its way: who watches reads here while one thread writes. Its JSON is the report. */
final class Run {
  /** {@code running}, {@code done} or {@code failed}, as the API says it. */
  enum Status {
    RUNNING,
    DONE,
    FAILED
  }

  private final UUID id = UUID.randomUUID();
  private final UUID account;
  private final Mode mode;
  private final int total;
  private final List<Line> lines = new ArrayList<>();
  private Status status = Status.RUNNING;
  private String reason;

  Run(UUID account, Mode mode, int total) {
    this.account = account;
    this.mode = mode;
    this.total = total;
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

  synchronized Status status() {
    return status;
  }

  synchronized void add(Line line) {
    lines.add(line);
  }

  synchronized List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Whether a row was not done as the file says. */
  synchronized boolean isSpoiled() {
    return lines.stream().anyMatch(line -> line.fate() == Line.Fate.REFUSED || line.fate() == Line.Fate.CONFLICT);
  }

  synchronized Set<UUID> contents() {
    return lines.stream().flatMap(line -> line.id().stream()).collect(Collectors.toSet());
  }

  /** The open doubts of the contents the rows were about, known once all are written: a later row may raise one on an earlier. */
  synchronized void flag(Map<UUID, List<String>> codes) {
    change(line -> line.id().map(codes::get).map(line::flagged).orElse(line));
  }

  synchronized void done() {
    if (mode == Mode.REHEARSAL) {
      forgetWhatWasMade();
    }
    status = Status.DONE;
  }

  synchronized void failed(String why) {
    if (mode != Mode.EACH) {
      forgetWhatWasMade();
    }
    status = Status.FAILED;
    reason = why;
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

  synchronized ObjectNode json() {
    ObjectNode json = summary();
    var told = json.putArray("lines");
    lines.forEach(line -> told.add(line.json()));
    return json;
  }

  /** The report without its lines. */
  synchronized ObjectNode summary() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id.toString()).put("status", word(status));
    if (reason != null) {
      json.put("reason", reason);
    }
    json.put("dryRun", mode == Mode.REHEARSAL).put("atomic", mode == Mode.ATOMIC).put("done", lines.size()).put("total", total);
    ObjectNode counts = json.putObject("counts");
    for (Line.Fate fate : Line.Fate.values()) {
      counts.put(fate.word(), lines.stream().filter(line -> line.fate() == fate).count());
    }
    counts.put("flagged", lines.stream().filter(line -> !line.flags().isEmpty()).count());
    return json;
  }

  static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}

package org.entente.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** A line of a report as it is kept, in the transaction that did what it tells. */
@Entity
@Table(name = "import_line")
@IdClass(ImportLine.Key.class)
public class ImportLine {
  /** A run has one line for each row of its file, numbered as the file's lines are. */
  public record Key(UUID run, int line) implements Serializable {
    public Key() {
      this(null, 0);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  @Id
  @Column(name = "run_id")
  UUID run;

  @Id
  @Column(name = "line")
  int line;

  @Column(name = "outcome")
  String outcome;

  @Column(name = "content_id")
  UUID content;

  /** The codes of the content's open doubts when the run ended. */
  @Column(name = "flags")
  String flags;

  @Column(name = "body")
  String body;

  protected ImportLine() {}

  ImportLine(UUID run, Line told) {
    this.run = run;
    this.line = told.line();
    tell(told);
  }

  /** What became of the row in the end. */
  void tell(Line told) {
    outcome = told.fate().word();
    content = told.id().orElse(null);
    flags = told.flags().isEmpty() ? null : String.join(" ", told.flags());
    body = told.json().toString();
  }

  ObjectNode json() {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(body);
      if (flags != null) {
        List.of(flags.split(" ")).forEach(json.putArray("flags")::add);
      }
      return json;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Line " + line + " of import " + run + " is no JSON", impossible);
    }
  }
}

package org.entente.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Capacity;
import org.entente.values.LanguageTag;

/** One state of a content's text, with who brought it about. Written once. */
@Entity
@Table(name = "revision")
@IdClass(Revision.Key.class)
public class Revision {
  /** A content's revisions are numbered from 1. */
  public record Key(UUID contentId, int number) implements Serializable {
    public Key() {
      this(null, 0);
    }
  }

  /** The action of the revision that stands in the place of redacted ones. */
  public static final String REDACT = "REDACT";

  /** The action of a revision that brought the text of a former one back. */
  public static final String RESTORE = "RESTORE";

  /** The action of a revision under which the publication of a release was undone; its text stayed. */
  public static final String UNDO = "UNDO";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Id
  @Column(name = "content_id")
  UUID contentId;

  @Id
  @Column(name = "number")
  int number;

  /** CREATE, EDIT, RESTORE, UNDO, REDACT, or the name of a move. */
  @Column(name = "action")
  String action;

  @Column(name = "author_id")
  UUID author;

  @Column(name = "at")
  Instant at;

  @Column(name = "locales")
  String locales;

  @Column(name = "states")
  String states;

  /** In which role an approval was given, and in whose place, by language: {@code fr=PROTOCOL en=REVIEWER/6f1c…}. */
  @Column(name = "approved_as")
  String approvedAs;

  @Column(name = "note")
  String note;

  @Column(name = "type_fingerprint")
  String typeFingerprint;

  @Column(name = "sha256")
  String sha256;

  @Column(name = "body")
  String body;

  protected Revision() {}

  /**
   * @param locales the languages whose public text this revision changed, or that moved
   * @param states the states after it, for people: {@code fr=DRAFT en=PUBLISHED}
   * @param body canonical JSON of the whole working copy
   */
  public Revision(Key key, String action, UUID author, Instant at, List<Locale> locales, String states, String note,
      String typeFingerprint, String body, String sha256) {
    this.contentId = key.contentId();
    this.number = key.number();
    this.action = action;
    this.author = author;
    this.at = at;
    this.locales = locales.stream().map(Locale::toLanguageTag).sorted().collect(Collectors.joining(" "));
    this.states = states;
    this.note = note;
    this.typeFingerprint = typeFingerprint;
    this.body = body;
    this.sha256 = sha256;
  }

  /** Adds to an approval, before it is kept, in which role, and in whose place, it was given by language. */
  public void approvedAs(Map<Locale, Capacity> capacities) {
    approvedAs = capacities.entrySet().stream().map(entry -> entry.getKey().toLanguageTag() + "=" + entry.getValue().role()
        + entry.getValue().insteadOf().map(other -> "/" + other).orElse("")).sorted().collect(Collectors.joining(" "));
  }

  public UUID content() {
    return contentId;
  }

  public int number() {
    return number;
  }

  public String action() {
    return action;
  }

  public UUID author() {
    return author;
  }

  public Instant at() {
    return at;
  }

  public List<Locale> locales() {
    return locales.isEmpty() ? List.of() : Arrays.stream(locales.split(" ")).map(LanguageTag::parse).toList();
  }

  public String states() {
    return states;
  }

  public String note() {
    return note;
  }

  public String sha256() {
    return sha256;
  }

  /** The working copy as it was; empty once redacted. */
  public Optional<ObjectNode> json() {
    try {
      return body == null ? Optional.empty() : Optional.of((ObjectNode) JSON.readTree(body));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("Revision " + number + " of " + contentId + " is no JSON", damaged);
    }
  }
}

package org.entente.content;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.values.Folding;
import org.entente.workflow.Effect;
import org.entente.workflow.Move;
import org.entente.workflow.Moves;
import org.entente.workflow.State;
import org.entente.workflow.Transition;
import org.hibernate.annotations.Formula;

/**
 * One language of a content on its way through the office: where it stands, what was approved, and the index card (title,
 * slug) under which lists and references find it. Its state changes by {@link #apply} and {@link #edited} only.
 */
@Entity
@Table(name = "variant")
public class Variant {
  @Id
  UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "content_id", updatable = false)
  Content content;

  @Column(name = "content_id", insertable = false, updatable = false)
  UUID contentId;

  @Column(name = "type", updatable = false)
  String type;

  @Convert(converter = Converters.OfLocale.class)
  @Column(name = "locale", updatable = false)
  Locale locale;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  State state = State.DRAFT;

  /** When it came to this state, or to this stage of its review: the queue shows who has been waiting longest. */
  @Column(name = "since")
  Instant since;

  @Column(name = "version")
  long version;

  @Column(name = "fingerprint")
  String fingerprint;

  /** What the words alone say, without facts and address; null in what was written before it was kept. */
  @Column(name = "wording")
  String wording;

  /** What this language was made from or last checked against; null where it follows none. */
  @Embedded
  Source source;

  @Column(name = "approved_fingerprint")
  String approvedFingerprint;

  /** The content's revision at the last complete review; four eyes look at what changed after it. */
  @Column(name = "reviewed_revision")
  int reviewedRevision;

  /** Who published the live print without review; null once it is reviewed, replaced or withdrawn. */
  @Column(name = "forced_by")
  UUID forcedBy;

  @Column(name = "claimed_by")
  UUID claimedBy;

  @Column(name = "claimed_until")
  Instant claimedUntil;

  /** The version of the text that was taken. */
  @Column(name = "claimed_version")
  Long claimedVersion;

  /** Who wrote here last. */
  @Column(name = "author_id")
  UUID author;

  @Column(name = "title")
  String title;

  @Column(name = "title_key")
  String titleKey;

  @Column(name = "slug")
  String slug;

  @Embedded
  Schedule schedule;

  /** The last day of what is live: the content's own as it stood at the publication, whatever became of it since. */
  @Column(name = "expires")
  LocalDate expires;

  @Transient
  private Schedule.Lapse lapse;

  /** How many comments about this language, or about all of them, nobody has settled; as it was when this was read. */
  @Formula("(select count(*) from content_comment c where c.content_id = content_id and c.reply_to is null and c.resolved_at is null"
      + " and (c.locale is null or c.locale = locale))")
  int openComments;

  /** How many planned releases it is to become public with; as it was when this was read. */
  @Formula("(select count(*) from release_item i join release r on r.id = i.release_id where i.content_id = content_id and i.locale = locale"
      + " and r.state = 'SCHEDULED')")
  int plannedReleases;

  protected Variant() {}

  Variant(Content content, Locale locale) {
    this.id = UUID.randomUUID();
    this.content = content;
    this.contentId = content.id();
    this.type = content.type();
    this.locale = locale;
    this.since = content.createdAt();
  }

  /** The public text of this language changed: an approval is void, and a changed public text is a draft again. */
  public void edited(Digests text, UUID writer, Instant now) {
    fingerprint = text.fingerprint();
    wording = text.wording();
    author = writer;
    enter(state.afterChange(), now);
    lapseIf(schedule != null && schedule.prints(), "EDIT");
  }

  /** Makes a move that {@link org.entente.workflow.Moves#check} has allowed. */
  public void apply(Move move, UUID mover, int revision, Instant now) {
    if (move.has(Effect.COMPLETE_REVIEW)) {
      approvedFingerprint = fingerprint;
      reviewedRevision = revision;
    }
    if (move.has(Effect.FLAG)) {
      forcedBy = mover;
    }
    if (move.has(Effect.UNFLAG)) {
      forcedBy = null;
    }
    if (move.transition() == Transition.APPROVE) {
      // Whoever is next waits from here on, even if the state is the same.
      since = now;
    }
    enter(move.after(state), now);
    if (move.has(Effect.PRINT)) {
      expires = content.expires().orElse(null);
    }
    if (move.has(Effect.UNPRINT)) {
      expires = null;
    }
    if (move.has(Effect.UNPLAN)) {
      schedule = null;
    }
    lapseIf(schedule != null && schedule.fallsWith(move, state), move.transition().name());
  }

  /** What was approved under other terms has to be approved again; what is public stays. */
  public boolean voidApproval(String reason, Instant now) {
    boolean waiting = isApprovedAsItStands() && Moves.startsFrom(Transition.PUBLISH, state);
    if (waiting) {
      approvedFingerprint = null;
      enter(State.DRAFT, now);
      lapseIf(schedule != null && schedule.prints(), reason);
    }
    return waiting;
  }

  /** Plans a move; what was planned before it is planned no more. */
  public void plan(Schedule next) {
    schedule = next;
  }

  /** Takes away what is planned, to make it or because nobody wants it any more. */
  public void unplan() {
    schedule = null;
  }

  /** The live print has no last day any more. */
  public void staysOn() {
    expires = null;
  }

  /** What is planned cannot be, whatever it is. */
  public void lapse(String reason) {
    lapseIf(schedule != null, reason);
  }

  private void lapseIf(boolean lapses, String reason) {
    if (lapses) {
      lapse = schedule.isPending() ? new Schedule.Lapse(schedule, reason) : null;
      schedule = null;
    }
  }

  /** What has lapsed since this was read, once: somebody must be told. */
  public Optional<Schedule.Lapse> takeLapse() {
    Optional<Schedule.Lapse> taken = Optional.ofNullable(lapse);
    lapse = null;
    return taken;
  }

  /** Returns to the text that is live: what was approved then is approved still, and what nobody approved still waits for it. */
  public void returnedTo(Digests live, int revision) {
    fingerprint = live.fingerprint();
    wording = live.wording();
    if (!isFlagged()) {
      approvedFingerprint = live.fingerprint();
      reviewedRevision = revision;
    }
  }

  /**
   * A former print is public again. Whatever is written now stays as it is: approved, if it was and is not what is public.
   *
   * @param printed the fingerprint of that print's text
   * @param lastDay of that print
   * @param forcer who had published it without review, while nobody had reviewed it
   */
  public void restored(String printed, Optional<LocalDate> lastDay, Optional<UUID> forcer, Instant now) {
    expires = lastDay.orElse(null);
    forcedBy = forcer.orElse(null);
    if (state == State.PUBLISHED || Moves.startsFrom(Transition.PUBLISH, state)) {
      enter(printed.equals(fingerprint) ? State.PUBLISHED : isApprovedAsItStands() ? State.APPROVED : State.DRAFT, now);
    }
    lapseIf(schedule != null && !Moves.startsFrom(schedule.transition(), state), "UNDO");
  }

  /** It was made from, or is still right beside, what the other language said. */
  public void follows(Source original) {
    source = original;
  }

  /** It is an original of its own. */
  public void followsNone() {
    source = null;
  }

  public Optional<Source> source() {
    return Optional.ofNullable(source);
  }

  public String wording() {
    return wording;
  }

  /** Somebody takes it as it stands; its version stays, because nothing of it changes. */
  public void claimed(Claim claim) {
    claimedBy = claim.account();
    claimedUntil = claim.until();
    claimedVersion = version;
  }

  /** Nobody has it any more. */
  public void released() {
    claimedBy = null;
    claimedUntil = null;
    claimedVersion = null;
  }

  /** Who has it now, if anybody. */
  public Optional<Claim> claim(Instant now) {
    return claimedVersion != null && claimedVersion == version && claimedUntil.isAfter(now)
        ? Optional.of(new Claim(claimedBy, claimedUntil)) : Optional.empty();
  }

  private void enter(State next, Instant now) {
    if (next != state) {
      state = next;
      since = now;
    }
  }

  /** Writes the index card from the words as they stand now. */
  public void indexed(Words words) {
    title = words.title();
    titleKey = title == null ? null : Folding.fold(title);
    slug = words.slug() == null ? null : words.slug().text();
  }

  /** Takes the index card away and ends what can be done here. */
  void redact(Instant now) {
    title = null;
    titleKey = null;
    slug = null;
    fingerprint = null;
    approvedFingerprint = null;
    schedule = null;
    expires = null;
    wording = null;
    source = null;
    forcedBy = null;
    released();
    enter(State.ARCHIVED, now);
    raiseVersion();
  }

  public long raiseVersion() {
    return ++version;
  }

  /** True while the text is the one that a complete review approved. */
  public boolean isApprovedAsItStands() {
    return fingerprint != null && fingerprint.equals(approvedFingerprint);
  }

  /** True while its live print was published without review. */
  public boolean isFlagged() {
    return forcedBy != null;
  }

  /** Who published the live print without review, while nobody has reviewed it since. */
  public Optional<UUID> forcedBy() {
    return Optional.ofNullable(forcedBy);
  }

  public UUID id() {
    return id;
  }

  public UUID contentId() {
    return contentId;
  }

  public String type() {
    return type;
  }

  public Locale locale() {
    return locale;
  }

  public State state() {
    return state;
  }

  public Instant since() {
    return since;
  }

  public long version() {
    return version;
  }

  public String fingerprint() {
    return fingerprint;
  }

  public int reviewedRevision() {
    return reviewedRevision;
  }

  public UUID author() {
    return author;
  }

  /** What is planned, or was and could not be done. */
  public Optional<Schedule> schedule() {
    return Optional.ofNullable(schedule);
  }

  public Optional<LocalDate> expires() {
    return Optional.ofNullable(expires);
  }

  /** Whether a change of its text would cancel a planned release. */
  public boolean isInPlannedRelease() {
    return plannedReleases > 0;
  }

  public int openComments() {
    return openComments;
  }

  public String title() {
    return title;
  }

  public String slug() {
    return slug;
  }
}

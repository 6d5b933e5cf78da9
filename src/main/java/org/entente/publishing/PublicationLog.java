package org.entente.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.content.Lookup;
import org.entente.schema.CanonicalJson;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * The one log of what became public: appended to under a lock on one counter row, so that number order, commit order and time
 * order are the same and no number is missing. Never changed.
 */
@ApplicationScoped
public class PublicationLog {
  private static final String LAST = " and p.sequence = (select max(q.sequence) from Publication q where q.contentId = p.contentId and q.locale = p.locale)";

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  Clock clock;

  public PublicationLog() {}

  /** The log as another connection writes it, in that one's transaction. */
  PublicationLog(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Appends the entries of one transaction and returns them, in order. Call it last: from here to the commit everybody else who
   * publishes waits.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Appended append(List<Proof> proofs) {
    entities.flush();
    proofs.forEach(proof -> proof.galley().ifPresent(Galley::finish));
    LogHead head = lockedHead(endingIfIdle());
    Instant now = clock.instant();
    Instant instant = now.isBefore(head.instant()) ? head.instant() : now;
    long sequence = head.sequence();
    String chain = head.chain();
    List<Publication> entries = new ArrayList<>();
    List<PublicationBody> bodies = new ArrayList<>();
    for (Proof proof : proofs) {
      Publication entry = entry(proof, ++sequence, head.sequence() + 1, instant);
      proof.galley().ifPresent(galley -> bodies.add(print(entry, galley)));
      entry.chain = chain = Chain.next(chain, entry);
      entities.persist(entry);
      entries.add(entry);
    }
    entities.flush();
    bodies.forEach(entities::persist);
    entities.createNativeQuery("update publication_counter set sequence = :sequence, chain = :chain, at = :at where id = 1")
        .setParameter("sequence", sequence).setParameter("chain", chain)
        .setParameter("at", instant.atOffset(ZoneOffset.UTC)).setFlushMode(FlushModeType.COMMIT).executeUpdate();
    return new Appended(entries);
  }

  /** What has entered the log in one transaction: one entry or more. */
  public record Appended(List<Publication> entries) {
    /** The last number. */
    public long sequence() {
      return entries.get(entries.size() - 1).sequence;
    }
  }

  private static Publication entry(Proof proof, long sequence, long first, Instant instant) {
    Publication entry = new Publication();
    entry.sequence = sequence;
    entry.firstSequence = first;
    entry.contentId = proof.content();
    entry.type = proof.type();
    entry.locale = proof.locale();
    entry.slug = proof.slug();
    entry.action = proof.action();
    entry.at = instant;
    Dates dates = proof.dates().orElseGet(() -> Dates.of(proof, instant));
    entry.publishedAt = dates.published();
    entry.firstPublishedAt = dates.first();
    entry.updatedAt = dates.updated();
    entry.revision = proof.revision();
    entry.notice = proof.notice().orElse(null);
    entry.redirect = proof.redirect().orElse(null);
    entry.publicNote = proof.told().orElse(null);
    return entry;
  }

  private static PublicationBody print(Publication entry, Galley galley) {
    byte[] body = galley.stamp(entry.dates(), Optional.ofNullable(entry.publicNote));
    entry.bodySha256 = CanonicalJson.sha256(body);
    return new PublicationBody(entry.sequence, body);
  }

  /** A session that holds the counter and falls silent would stop all publishing: PostgreSQL ends it, told by the statement that locks. */
  private String endingIfIdle() {
    SessionFactoryImplementor factory = entities.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class);
    return factory.getJdbcServices().getDialect() instanceof PostgreSQLDialect
        ? ", set_config('idle_in_transaction_session_timeout', '3s', true)" : "";
  }

  /** Holds the counter from now to the end of the transaction: nobody publishes meanwhile. */
  LogHead lockedHead() {
    return lockedHead("");
  }

  private LogHead lockedHead(String besides) {
    return head("select sequence, chain, at" + besides + " from publication_counter where id = 1 for update");
  }

  /** The end of the log as committed. */
  @Transactional(Transactional.TxType.REQUIRED)
  public LogHead head() {
    return head("select sequence, chain, at from publication_counter where id = 1");
  }

  private LogHead head(String sql) {
    // The counter row is nobody's entity: what is not sent yet need not be looked through for it.
    Object[] row = (Object[]) entities.createNativeQuery(sql, Object[].class).setFlushMode(FlushModeType.COMMIT).getSingleResult();
    return new LogHead(((Number) row[0]).longValue(), (String) row[1], instant(row[2]));
  }

  private static Instant instant(Object column) {
    return column instanceof Instant instant ? instant
        : column instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) column).toInstant();
  }

  /** Where the log stood at a moment that has passed. Instants rise with the numbers, so halving finds it. */
  @Transactional(Transactional.TxType.REQUIRED)
  public Stand stoodAt(Instant moment) {
    LogHead stood = new LogHead(0, Chain.START, Instant.EPOCH);
    LogHead after = head();
    if (!moment.isBefore(after.instant())) {
      return new Stand(after, Optional.empty());
    }
    while (after.sequence() - stood.sequence() > 1) {
      Publication middle = Lookup.byId(entities, Publication.class, (stood.sequence() + after.sequence()) / 2).orElseThrow();
      LogHead head = new LogHead(middle.sequence, middle.chain, middle.at);
      if (middle.at.isAfter(moment)) {
        after = head;
      } else {
        stood = head;
      }
    }
    return new Stand(stood, Optional.of(after.instant()));
  }

  /**
   * A stand of the log.
   *
   * @param until when it moved on; empty while it stands there
   */
  public record Stand(LogHead head, Optional<Instant> until) {}

  /** The contents of which the entries after a number tell. */
  @Transactional(Transactional.TxType.REQUIRED)
  public List<UUID> contentsAfter(long sequence) {
    return entities.createQuery("select distinct p.contentId from Publication p where p.sequence > :sequence", UUID.class)
        .setParameter("sequence", sequence).getResultList();
  }

  /** All entries of these contents up to a number, in order. */
  @Transactional(Transactional.TxType.REQUIRED)
  public List<LogEntry> of(Collection<UUID> contents, long upTo) {
    return contents.isEmpty() ? List.of() : entities.createQuery("select p, b.body from Publication p left join PublicationBody b"
            + " on b.sequence = p.sequence where p.contentId in :contents and p.sequence <= :upTo order by p.sequence", Object[].class)
        .setParameter("contents", contents).setParameter("upTo", upTo).getResultList().stream()
        .map(row -> read((Publication) row[0], (byte[]) row[1])).toList();
  }

  /** The chain as it stood at a number; empty beyond the head. Number 0 is the empty log. */
  @Transactional(Transactional.TxType.REQUIRED)
  public Optional<String> chainAt(long sequence) {
    return sequence == 0 ? Optional.of(Chain.START)
        : Lookup.byId(entities, Publication.class, sequence).map(entry -> entry.chain);
  }

  /**
   * The entries after a number, in order, in whole transactions only.
   *
   * @param atMost about how many; a transaction that has begun is finished, so there may be more
   */
  @Transactional(Transactional.TxType.REQUIRED)
  public List<LogEntry> after(long sequence, int atMost) {
    long head = head().sequence();
    long end = Math.min(head, sequence + atMost);
    if (end <= sequence) {
      return List.of();
    }
    List<LogEntry> entries = between(sequence, end);
    if (end == head) {
      // The counter is committed with the last entry of a transaction.
      return entries;
    }
    long finished = lastOf(entries.get(entries.size() - 1).firstSequence());
    if (finished == end) {
      return entries;
    }
    List<LogEntry> whole = new ArrayList<>(entries);
    whole.addAll(between(end, finished));
    return whole;
  }

  private long lastOf(long first) {
    return entities.createQuery("select max(p.sequence) from Publication p where p.firstSequence = :first", Long.class)
        .setParameter("first", first).getSingleResult();
  }

  private List<LogEntry> between(long after, long upTo) {
    return entities.createQuery("select p, b.body from Publication p left join PublicationBody b on b.sequence = p.sequence"
            + " where p.sequence > :after and p.sequence <= :upTo order by p.sequence", Object[].class)
        .setParameter("after", after).setParameter("upTo", upTo).getResultList().stream()
        .map(row -> read((Publication) row[0], (byte[]) row[1])).toList();
  }

  private static LogEntry read(Publication entry, byte[] body) {
    return new LogEntry(entry.sequence, entry.firstSequence, entry.contentId, entry.type, entry.locale, entry.slug,
        entry.action, entry.at, Optional.ofNullable(entry.notice).filter(notice -> !Chain.isDigest(notice)),
        Optional.ofNullable(entry.redirect), Optional.ofNullable(body), entry.chain);
  }

  /** The last entry of every language of a content. */
  public Map<Locale, Publication> last(UUID content) {
    // A statement of its own: Hibernate translates one that takes a list anew each time. And what is appended is sent at once, so
    // nothing else need be looked through for it.
    return entities.createQuery("select p from Publication p where p.contentId = :content" + LAST, Publication.class).setParameter("content", content)
        .setFlushMode(FlushModeType.COMMIT).getResultStream().collect(Collectors.toMap(Publication::locale, Function.identity()));
  }

  /** The last entry of every variant of these contents, in one statement. */
  public List<Publication> last(Collection<UUID> contents) {
    return contents.isEmpty() ? List.of() : entities.createQuery("select p from Publication p where p.contentId in :contents" + LAST,
            Publication.class)
        .setParameter("contents", contents).getResultList();
  }

  /** The entries with these numbers, in order. */
  public List<Publication> entries(long first, long last) {
    return entities.createQuery("select p from Publication p where p.sequence between :first and :last order by p.sequence", Publication.class)
        .setParameter("first", first).setParameter("last", last).getResultList();
  }

  /** The last entry that every variant of these contents had before a number, in one statement. */
  public List<Publication> lastBefore(long sequence, Collection<UUID> contents) {
    return contents.isEmpty() ? List.of() : entities.createQuery("select p from Publication p where p.contentId in :contents"
            + " and p.sequence = (select max(q.sequence) from Publication q"
            + " where q.contentId = p.contentId and q.locale = p.locale and q.sequence < :sequence)", Publication.class)
        .setParameter("contents", contents).setParameter("sequence", sequence).getResultList();
  }

  /** The printed bytes of these entries, by number. */
  public Map<Long, byte[]> bodies(Collection<Long> sequences) {
    return sequences.isEmpty() ? Map.of() : entities.createQuery("select b from PublicationBody b where b.sequence in :sequences",
        PublicationBody.class).setParameter("sequences", sequences).getResultList().stream()
        .collect(Collectors.toMap(body -> body.sequence, body -> body.body));
  }

  /** The live prints with a number above the given one, in order. */
  List<Publication> live(long after, int atMost) {
    return entities.createQuery("select p from Publication p where p.sequence > :after and p.action in :prints"
            + LAST + " order by p.sequence", Publication.class)
        .setParameter("after", after).setParameter("prints", Arrays.stream(Action.values()).filter(Action::isPrint).toList())
        .setMaxResults(atMost).getResultList();
  }

  /** Which of these contents were public at some time, in whatever language, and their types. */
  public Map<UUID, String> everPublic(Collection<UUID> contents) {
    return contents.isEmpty() ? Map.of() : entities.createQuery(
        "select distinct p.contentId, p.type from Publication p where p.contentId in :contents", Object[].class)
        .setParameter("contents", contents).getResultList().stream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }

  /** Where contents of a type were public under any of these slugs. */
  @Transactional(Transactional.TxType.REQUIRED)
  public List<Publication.Place> places(String type, Collection<String> slugs) {
    return slugs.isEmpty() ? List.of() : entities.createQuery("select distinct p.contentId, p.locale, p.slug from Publication p"
            + " where p.type = :type and p.slug in :slugs", Object[].class).setParameter("type", type)
        .setParameter("slugs", slugs).getResultList().stream()
        .map(row -> new Publication.Place((UUID) row[0], type, (Locale) row[1], (String) row[2])).toList();
  }

  /** Whether another content was public under this slug: it stays reserved to that one. */
  public boolean isReserved(Publication.Place place) {
    return !entities.createQuery("select 1 from Publication p where p.type = :type and p.locale = :locale"
            + " and p.slug = :slug and p.contentId <> :content", Integer.class)
        .setParameter("type", place.type()).setParameter("locale", place.locale()).setParameter("slug", place.slug())
        .setParameter("content", place.content()).setMaxResults(1).getResultList().isEmpty();
  }
}

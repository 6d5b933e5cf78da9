package org.entente.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether this installation is a copy that is held: then nothing is sent and nothing scheduled runs, so that it can stand beside
 * the original. Whoever sends or schedules asks here each time, because the hold ends on all nodes at once.
 */
@ApplicationScoped
public class Hold {
  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  public boolean isOn() {
    return since().isPresent();
  }

  /** The moment it was restored; empty when it is not held. */
  public Optional<Instant> since() {
    return Optional.ofNullable((Instant) installation("select held_since from installation where id = 1", Instant.class));
  }

  /** The seal of the archive it was restored from, also when it is no longer held. */
  public Optional<String> origin() {
    return Optional.ofNullable((String) installation("select restored_from from installation where id = 1", String.class));
  }

  /** A copy of real work takes no sample content and no demo accounts. */
  public boolean admitsSamples() {
    return (Boolean) installation("select sample or restored_from is null from installation where id = 1", Boolean.class);
  }

  /** Ends the hold in the present transaction; says whether there was one. */
  public boolean end() {
    return entities.createNativeQuery("update installation set held_since = null where id = 1 and held_since is not null")
        .executeUpdate() > 0;
  }

  private Object installation(String sql, Class<?> form) {
    return entities.createNativeQuery(sql, form).getSingleResult();
  }
}

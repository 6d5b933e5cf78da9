package org.entente.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.entente.edition.LogFollower;
import org.entente.observation.DatabaseProbe;

/** Whether the staff can work: the start is complete, readers see what the staff will, and the database takes writes. */
@ApplicationScoped
class StaffDoor {
  @Inject
  Opening opening;

  @Inject
  LogFollower follower;

  @Inject
  DatabaseProbe database;

  public boolean isOpen() {
    return opening.isDone() && follower.hasMetLog() && database.isWritable();
  }
}

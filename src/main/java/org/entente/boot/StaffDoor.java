package org.entente.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.entente.observation.DatabaseProbe;

/** Whether the staff can work: the start is complete and the database takes writes. */
@ApplicationScoped
class StaffDoor {
  @Inject
  Opening opening;

  @Inject
  DatabaseProbe database;

  public boolean isOpen() {
    return opening.isDone() && database.isWritable();
  }
}

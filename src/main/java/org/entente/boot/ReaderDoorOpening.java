package org.entente.boot;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import org.entente.delivery.AnswerCache;
import org.entente.delivery.PublicPlane;
import org.entente.observation.Metrics;

/** Lends the application to its doors for readers, which no container injects anything into. */
@ApplicationScoped
class ReaderDoorOpening {
  /** Observers that name no place come at 2500. */
  private static final int LAST = 3_000;

  @Inject
  AnswerCache cache;

  @Inject
  PublicPlane plane;

  @Inject
  Metrics metrics;

  /** After {@link Startup}, which tells what is wrong in a setting. */
  void open(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) ServletContext context) {
    context.setAttribute(ReaderDoor.LENT, new ReaderDoor.Lent(cache, plane, metrics.delivery()));
  }

  void close(@Observes @BeforeDestroyed(ApplicationScoped.class) ServletContext context) {
    context.removeAttribute(ReaderDoor.LENT);
  }
}

package org.entente.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import org.entente.delivery.AnswerCache;
import org.entente.observation.Metrics;

/** Lends the application's answers to its {@link ReadyDoor}, which no container injects anything into. */
@ApplicationScoped
class ReadyDoorOpening {
  @Inject
  AnswerCache cache;

  @Inject
  Metrics metrics;

  void open(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
    context.setAttribute(ReadyDoor.ANSWERS, new ReadyDoor.ReadyAnswers(cache, metrics));
  }

  void close(@Observes @BeforeDestroyed(ApplicationScoped.class) ServletContext context) {
    context.removeAttribute(ReadyDoor.ANSWERS);
  }
}

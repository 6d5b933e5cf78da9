package org.entente.boot;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.metamodel.Type;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.entente.delivery.AnswerCache;
import org.entente.edition.Editions;
import org.entente.observation.DatabaseClock;
import org.entente.publishing.Press;
import org.entente.schema.ContentJson;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicModel;
import org.entente.settings.Catalogue;
import org.entente.settings.Environment;
import org.entente.settings.Installation;
import org.entente.settings.MailRelay;
import org.entente.settings.PortalStrings;
import org.entente.workflow.Closure;
import org.entente.workflow.ReviewPlans;

/** The few values of which there is one in the whole application. They are what they are: no proxy stands before them. */
@ApplicationScoped
class Producers {
  @PersistenceUnit
  EntityManagerFactory persistence;

  private String contextRoot;

  /** Before anybody else hears of the start; outside a request CDI's own ServletContext cannot be asked. */
  void remember(@Observes @Priority(1) @Initialized(ApplicationScoped.class) ServletContext context) {
    contextRoot = context.getContextPath();
  }

  @Produces
  @Singleton
  Environment environment() {
    return Environment.ofProcess();
  }

  @Produces
  @Singleton
  Installation installation(Environment environment) {
    return Installation.from(environment, contextRoot);
  }

  @Produces
  @Singleton
  MailRelay mailRelay(Environment environment) {
    return MailRelay.from(environment);
  }

  @Produces
  @Singleton
  DatabaseClock clock() {
    return new DatabaseClock(Clock.systemUTC(), System::nanoTime);
  }

  /** Drawn from the entities that carry {@code @ContentType}: no second list of types exists. */
  @Produces
  @Singleton
  ContentTypes contentTypes(Installation installation) {
    List<Class<?>> entities = new ArrayList<>();
    persistence.getMetamodel().getEntities().stream().map(Type::getJavaType).forEach(entities::add);
    return ContentTypes.read(entities, installation);
  }

  @Produces
  @Singleton
  PublicModel publicModel(ContentTypes types) {
    return types.publicModel();
  }

  @Produces
  @Singleton
  ContentJson contentJson(ContentTypes types) {
    return new ContentJson(types);
  }

  @Produces
  @Singleton
  ReviewPlans reviewPlans(Environment environment, ContentTypes types) {
    return ReviewPlansFile.of(environment).read(types);
  }

  @Produces
  @Singleton
  Closure closure(Environment environment) {
    return ClosureFile.of(environment).read();
  }

  @Produces
  @Singleton
  Catalogue catalogue(Environment environment, ContentTypes types) {
    return CatalogueFile.of(environment).read(types);
  }

  @Produces
  @Singleton
  PortalStrings portalStrings(Environment environment) {
    return PortalFile.of(environment).read();
  }

  @Produces
  @Singleton
  Editions editions() {
    return new Editions();
  }

  @Produces
  @Singleton
  AnswerCache answerCache(Editions editions, Environment environment) {
    return new AnswerCache(editions, environment);
  }

  @Produces
  @Singleton
  Press press(Installation installation) {
    return new Press(installation);
  }
}

package org.entente.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;
import org.hibernate.SessionFactory;

/**
 * One piece of work as the owner of the tables, on a connection of its own that is opened for it and closed behind it. Where there is
 * no owner beside the server's own role, it is done as that one.
 */
@ApplicationScoped
class OwnerWork {
  @PersistenceUnit
  EntityManagerFactory factory;

  @Inject
  Environment environment;

  /** Does it inside the caller's transaction; the owner's own ends with it, as the last thing, or is undone. */
  <T> T done(Function<EntityManager, T> work) {
    Optional<String> owner = environment.text("ENTENTE_DB_OWNER_USER").filter(name -> environment.text("ENTENTE_DB_URL").isPresent());
    return owner.isPresent() ? asOwner(owner.get(), work) : through(factory.createEntityManager(), work);
  }

  private <T> T asOwner(String owner, Function<EntityManager, T> work) {
    try (Connection connection = DriverManager.getConnection(environment.text("ENTENTE_DB_URL").orElseThrow(), owner,
        environment.secret("ENTENTE_DB_OWNER_PASSWORD").orElse(""))) {
      connection.setAutoCommit(false);
      try {
        EntityManager entities = factory.unwrap(SessionFactory.class).withOptions().connection(connection).openSession();
        T result = through(entities, work);
        connection.commit();
        return result;
      } catch (RuntimeException | SQLException failed) {
        connection.rollback();
        throw failed;
      }
    } catch (SQLException failed) {
      throw new WrongSetting("ENTENTE_DB_OWNER_USER", "does not let the server in as the tables' owner: " + failed.getMessage());
    }
  }

  private static <T> T through(EntityManager entities, Function<EntityManager, T> work) {
    try {
      T result = work.apply(entities);
      entities.flush();
      return result;
    } finally {
      entities.close(); // in deed when the caller's transaction has ended
    }
  }
}

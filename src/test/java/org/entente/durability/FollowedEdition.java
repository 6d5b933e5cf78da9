package org.entente.durability;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.LogFollower;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentTypes;
import org.entente.settings.Installation;
import org.entente.testing.Until;

/** The edition room at work outside a server: follows a log into a data folder, or shows what is on disk there. */
final class FollowedEdition implements AutoCloseable {
  private final Editions editions = new Editions();
  private final LogFollower follower = new LogFollower();

  FollowedEdition(Path data, PublicationLog log) {
    Installation installation = new Installation(List.of(Locale.FRENCH, Locale.ENGLISH), ZoneId.of("Europe/Paris"), "", data,
        Optional.empty(), Optional.empty());
    give("log", log);
    give("model", ContentTypes.read(contentClasses(), installation).publicModel());
    give("installation", installation);
    give("editions", editions);
    follower.start();
  }

  /** The edition, once it has reached that number; the caller closes it. */
  Edition at(long number) {
    Until.holds("the edition has reached " + number, () -> editions.isOpen() && reached() >= number);
    return editions.current();
  }

  private long reached() {
    try (Edition edition = editions.current()) {
      return edition.number();
    }
  }

  @Override
  public void close() {
    follower.stop();
  }

  /** What CDI does in a server. */
  private void give(String field, Object value) {
    try {
      java.lang.reflect.Field injected = LogFollower.class.getDeclaredField(field);
      injected.setAccessible(true);
      injected.set(follower, value);
    } catch (ReflectiveOperationException changed) {
      throw new AssertionError("the follower has no field " + field + " any more", changed);
    }
  }

  private static List<Class<?>> contentClasses() {
    List<Class<?>> classes = new ArrayList<>();
    for (JavaClass found : new ClassFileImporter().importPackages("org.entente.model")) {
      classes.add(found.reflect());
    }
    return classes;
  }
}

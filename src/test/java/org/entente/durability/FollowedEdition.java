package org.entente.durability;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.LogFollower;
import org.entente.edition.PastEditions;
import org.entente.edition.Worlds;
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
    Worlds worlds = new Worlds();
    give(worlds, "editions", editions);
    give(worlds, "clock", Clock.systemUTC());
    PastEditions past = new PastEditions();
    give(past, "installation", installation);
    give(worlds, "past", past);
    give(follower, "log", log);
    give(follower, "model", ContentTypes.read(contentClasses(), installation).publicModel());
    give(follower, "installation", installation);
    give(follower, "editions", editions);
    give(follower, "worlds", worlds);
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
  private static void give(Object owner, String field, Object value) {
    try {
      java.lang.reflect.Field injected = owner.getClass().getDeclaredField(field);
      injected.setAccessible(true);
      injected.set(owner, value);
    } catch (ReflectiveOperationException changed) {
      throw new AssertionError(owner.getClass() + " has no field " + field + " any more", changed);
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

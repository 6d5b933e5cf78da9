package org.entente.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.entente.content.Lookup;
import org.entente.schema.CanonicalJson;
import org.entente.schema.ContentTypes;

/** The files of sample content in this build, and which of them stand in the database already. */
@ApplicationScoped
class SampleFiles {
  private static final String FOLDER = "/samples/";

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  ContentTypes types;

  @Inject
  Clock clock;

  /** A file of this build; its name tells its type for rows that do not: {@code 02-partners.csv}. */
  record Sample(String name, String sha256, ImportFile file) {}

  /** In the order they build on each other. */
  List<Sample> all() {
    return text("index.txt").lines().filter(name -> !name.isBlank()).map(this::sample).toList();
  }

  private Sample sample(String name) {
    String text = text(name);
    int dot = name.lastIndexOf('.');
    String type = name.substring(name.indexOf('-') + 1, dot);
    Defaults defaults = new Defaults(Optional.of(type), Optional.empty());
    ImportFile file = name.endsWith(".csv") ? new CsvFile(text, types, defaults) : new NdjsonFile(text, types, defaults);
    return new Sample(name, CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8)), file);
  }

  private static String text(String name) {
    try (InputStream file = SampleFiles.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException("The build lacks the sample file " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The sample file " + name + " cannot be read", unreadable);
    }
  }

  boolean isLoaded(Sample sample) {
    return Lookup.byId(entities, SampleFile.class, sample.name()).filter(loaded -> loaded.sha256.equals(sample.sha256()))
        .isPresent();
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void loaded(Sample sample) {
    entities.merge(new SampleFile(sample.name(), sample.sha256(), clock.instant()));
  }
}

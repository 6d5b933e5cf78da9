package org.entente.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.entente.schema.PublicModel;
import org.jboss.logging.Logger;

/**
 * The folder of this node's editions. The file {@code current} names the index that counts; another may be built beside it
 * and takes its place at once.
 */
final class EditionFolder {
  private static final Logger LOG = Logger.getLogger(EditionFolder.class);
  private static final String POINTER = "current";
  /** In megabytes, like the next. */
  private static final double LARGEST_CACHED_MERGE = 1;
  private static final double MOST_CACHED = 8;

  private final Path folder;
  private final PublicModel model;

  EditionFolder(Path folder, PublicModel model) {
    this.folder = folder;
    this.model = model;
  }

  /** An index that can be written to, and the name it stands under. */
  record Opened(String name, EditionIndex index) {}

  /** The index that counts, if there is one and every byte of it can be read. */
  Optional<Opened> resume() {
    Optional<String> name = current().filter(named -> Files.isDirectory(folder.resolve(named)));
    try {
      return name.isEmpty() ? Optional.empty()
          : Optional.of(new Opened(name.get(), EditionIndex.resume(directory(folder.resolve(name.get())), model)));
    } catch (IOException | RuntimeException damaged) {
      LOG.warnf("The edition's index %s cannot be used (%s); it is built anew from the log.", name.get(), damaged);
      return Optional.empty();
    }
  }

  /** An empty index in a new folder, which does not count yet. */
  Opened beside() throws IOException {
    Files.createDirectories(folder);
    clear();
    Path fresh = Files.createTempDirectory(folder, "index-");
    return new Opened(fresh.getFileName().toString(), EditionIndex.create(directory(fresh), model));
  }

  /** Every publication makes small files that are merged soon after: they reach the disk with a commit only. */
  private static Directory directory(Path path) throws IOException {
    return new NRTCachingDirectory(FSDirectory.open(path), LARGEST_CACHED_MERGE, MOST_CACHED);
  }

  /** From now on this one counts. */
  void makeCurrent(Opened opened) throws IOException {
    Path written = Files.writeString(folder.resolve(POINTER + ".new"), opened.name());
    Files.move(written, folder.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes what does not count any more; readers that hold it open may finish. */
  void clear() throws IOException {
    removeAllBut(current());
  }

  private void removeAllBut(Optional<String> kept) throws IOException {
    List<Path> directories;
    try (Stream<Path> entries = Files.list(folder)) {
      directories = entries.filter(Files::isDirectory).toList();
    }
    for (Path directory : directories) {
      if (!kept.equals(Optional.of(directory.getFileName().toString()))) {
        remove(directory);
      }
    }
  }

  private Optional<String> current() {
    try {
      return Optional.of(Files.readString(folder.resolve(POINTER)).strip()).filter(name -> name.matches("index-\\w+"));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.warnf("The file that names the edition's index cannot be read (%s).", unreadable);
      return Optional.empty();
    }
  }

  static void remove(Path directory) throws IOException {
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(directory)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.deleteIfExists(path);
    }
  }
}

package org.entente.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The WAR as a folder in the provisioned server, each of its libraries with an index of its annotations: what a server otherwise
 * unpacks and looks through at every start. It goes by the checksum of the WAR it was made from; for another WAR there is none, and
 * the server takes that as it is.
 */
public final class UnpackedWar {
  private static final String PREFIX = "unpacked-";
  private static final String DRAFT = "draft-";
  private static final Path INDEXER = Path.of("modules/system/layers/base/io/smallrye/jandex/main");

  private final Path home;
  private final Path war;

  public UnpackedWar(Path home, Path war) {
    this.home = home;
    this.war = war;
  }

  /** The folder, if there is one of this WAR. */
  Optional<Path> folder() throws IOException {
    return Optional.of(place()).filter(Files::isDirectory);
  }

  /** Lays the files of this WAR into a new folder; false, and none, if they are not there or on their way out. */
  boolean layInto(Path target) throws IOException {
    Optional<Path> folder = folder();
    try {
      if (folder.isPresent()) {
        Folders.link(folder.get(), target);
      }
    } catch (IOException | UncheckedIOException gone) {
      folder = Optional.empty();
      Folders.delete(target);
    }
    return folder.isPresent();
  }

  /** Makes the folder, unless it is there; takes some seconds. */
  public void bringUpToDate() throws InterruptedException {
    try {
      Path place = place();
      if (!Files.isDirectory(place)) {
        Progress.of("Unpacking").during(progress -> make(place));
      }
    } catch (IOException | UncheckedIOException failed) {
      System.err.println("Starts will take a second more: " + failed.getMessage());
    }
  }

  private Path place() throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(Files.readAllBytes(war));
    return home.resolve(PREFIX + Long.toHexString(checksum.getValue()));
  }

  private void make(Path place) throws IOException {
    for (Path ofOneThatWasKilled : named(DRAFT)) {
      Folders.delete(ofOneThatWasKilled);
    }
    Path draft = Files.createTempDirectory(home, DRAFT);
    try {
      Path folder = Files.createDirectory(draft.resolve("war"));
      unpack(folder);
      index(Folders.files(folder.resolve("WEB-INF/lib")));
      moveUnlessThere(folder, place);
      for (Path other : named(PREFIX)) {
        if (!other.equals(place)) {
          // A server that runs from it has its own links to the files. Whole or gone: half of it must not be taken for a WAR.
          Files.move(other, draft.resolve(other.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } finally {
      Folders.delete(draft);
    }
  }

  /** Another may have made it meanwhile. */
  private static void moveUnlessThere(Path folder, Path place) throws IOException {
    try {
      Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      if (!Files.isDirectory(place)) {
        throw failed;
      }
    }
  }

  private List<Path> named(String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(home)) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private void unpack(Path folder) throws IOException {
    try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(war))) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(war + " names a place outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(archive, target);
        }
      }
    }
  }

  /** With the server's own indexer, so that the server can read it. */
  private void index(List<Path> libraries) throws IOException {
    Path indexer = Folders.files(home.resolve(INDEXER)).stream().filter(file -> file.toString().endsWith(".jar")).findFirst()
        .orElseThrow(() -> new IOException("the server has no " + INDEXER));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {indexer.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> content = loader.loadClass("org.jboss.jandex.Indexer");
      Method make = loader.loadClass("org.jboss.jandex.JarIndexer")
          .getMethod("createJarIndex", File.class, content, boolean.class, boolean.class, boolean.class);
      for (Path library : libraries) {
        make.invoke(null, library.toFile(), content.getConstructor().newInstance(), true, false, false);
      }
    } catch (InvocationTargetException failed) {
      throw new IOException("a library could not be indexed: " + failed.getCause(), failed);
    } catch (ReflectiveOperationException other) {
      throw new IOException("the server's indexer is another than expected: " + other, other);
    }
  }
}

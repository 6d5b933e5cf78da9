package org.entente.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders, and files that only their owner may read. */
public final class Folders {
  private Folders() {}

  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    for (Path path : walk(folder, Comparator.reverseOrder())) {
      Files.deleteIfExists(path);
    }
  }

  public static void copy(Path from, Path to) throws IOException {
    each(from, to, Files::copy);
  }

  /** The same files under one more name each, which stay when the first is removed; copies where the system gives no second name. */
  static void link(Path from, Path to) throws IOException {
    each(from, to, (path, target) -> {
      try {
        Files.createLink(target, path);
      } catch (IOException | UnsupportedOperationException refused) {
        Files.copy(path, target);
      }
    });
  }

  /** How a file comes to another place, too. */
  private interface Way {
    void go(Path path, Path target) throws IOException;
  }

  private static void each(Path from, Path to, Way way) throws IOException {
    for (Path path : walk(from, Comparator.naturalOrder())) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        way.go(path, target);
      }
    }
  }

  /** The files in a folder, or the file itself, in the order of their names. */
  static List<Path> files(Path start) throws IOException {
    return walk(start, Comparator.naturalOrder()).stream().filter(Files::isRegularFile).toList();
  }

  /** Makes a folder that nobody else may enter, if it is not there. */
  static void createPrivate(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (posix(folder)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  /** Writes a file readable by its owner alone, in one step: no reader sees half of it. */
  static void writePrivate(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    createPrivateFile(draft);
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes an empty file readable by its owner alone, in the place of one of that name. */
  static void createPrivateFile(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file);
    if (posix(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Returns when the file's bytes are on the disk. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static List<Path> walk(Path folder, Comparator<Path> order) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(order).toList();
    }
  }
}

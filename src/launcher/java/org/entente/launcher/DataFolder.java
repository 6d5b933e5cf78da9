package org.entente.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The folder one server keeps everything in: database, index, logs. Held by a file lock, which a killed launcher gives back. */
final class DataFolder implements AutoCloseable {
  private static final String LOCK = "launcher.lock";
  private static final String SAMPLE_MARKER = "sample.marker";
  private static final String PASSWORD = "demo-password";
  /** What the launcher makes before any content exists. */
  private static final Set<String> SCAFFOLD = Set.of(LOCK, PASSWORD, "log", "server", "running.json");

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static DataFolder open(Path path) throws IOException {
    try {
      Folders.createPrivate(path);
    } catch (IOException e) {
      throw new Trouble("The data folder " + path + " cannot be made: choose one you may write with --data DIR.");
    }
    if (!Files.isWritable(path)) {
      throw new Trouble("The data folder " + path + " cannot be written: choose another with --data DIR.");
    }
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new DataFolder(path, channel);
      }
    } catch (OverlappingFileLockException e) {
      // another start in this process: in use all the same
    }
    channel.close();
    throw new Trouble("The data folder " + path + " is in use by another running Entente: stop it or choose another with --data DIR.");
  }

  Path path() {
    return path;
  }

  /** Empties the folder; only one that holds sample content, or none, may be emptied. */
  void empty() throws IOException {
    List<Path> content;
    try (Stream<Path> children = Files.list(path)) {
      content = children.filter(child -> !child.getFileName().toString().equals(LOCK)).toList();
    }
    boolean onlyScaffold = content.stream().allMatch(child -> SCAFFOLD.contains(child.getFileName().toString()));
    if (!onlyScaffold && !Files.exists(path.resolve(SAMPLE_MARKER))) {
      throw new Trouble("--fresh refuses: " + path + " holds content that is not marked as sample content.");
    }
    for (Path child : content) {
      Folders.delete(child);
    }
  }

  /** The demo accounts' password of this folder: the one given, else the one kept from the first start. */
  String demoPassword(String given) throws IOException {
    if (given != null && !given.isEmpty()) {
      return given;
    }
    Path file = path.resolve(PASSWORD);
    if (!Files.exists(file)) {
      Folders.writePrivate(file, Secrets.password() + "\n");
    }
    return Files.readString(file).trim();
  }

  /** The file with the first administrator's password, as long as nobody has signed in with it. */
  Optional<Path> adminPassword() {
    return Optional.of(path.resolve("admin-password")).filter(Files::exists);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

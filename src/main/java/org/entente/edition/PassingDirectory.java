package org.entente.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;

/** An index on the disk that goes with its last reader. */
final class PassingDirectory extends FilterDirectory {
  private final Path folder;

  private PassingDirectory(Path folder) throws IOException {
    super(FSDirectory.open(folder));
    this.folder = folder;
  }

  /** In a new folder among those of its kind. */
  static PassingDirectory in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new PassingDirectory(Files.createTempDirectory(parent, "index-"));
  }

  @Override
  public void close() throws IOException {
    super.close();
    EditionFolder.remove(folder);
  }
}

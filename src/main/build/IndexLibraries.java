import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;

/**
 * Gives each library in a folder an index of its annotations, which WildFly else draws up at every start. Jandex' own tasks do the same,
 * but date it with the moment of the build, and the WAR is to be the same bytes whenever it is built.
 */
public final class IndexLibraries {
  private static final String INDEX = "META-INF/jandex.idx";
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2025, 1, 1, 0, 0);

  private IndexLibraries() {}

  /** @param folder one word: where the libraries are */
  public static void main(String... folder) throws IOException {
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(Path.of(folder[0]), "*.jar")) {
      for (Path library : libraries) {
        index(library);
      }
    }
  }

  private static void index(Path library) throws IOException {
    Path indexed = library.resolveSibling(library.getFileName() + ".indexed");
    Indexer indexer = new Indexer();
    try (ZipFile from = new ZipFile(library.toFile()); ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(indexed))) {
      List<? extends ZipEntry> entries = from.stream().filter(entry -> !entry.getName().equals(INDEX)).toList();
      for (ZipEntry entry : entries) {
        byte[] content = from.getInputStream(entry).readAllBytes();
        if (isClass(entry.getName())) {
          indexer.index(new ByteArrayInputStream(content));
        }
        write(to, entry.getName(), content);
      }
      ByteArrayOutputStream index = new ByteArrayOutputStream();
      new IndexWriter(index).write(indexer.complete());
      write(to, INDEX, index.toByteArray());
    }
    Files.move(indexed, library, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Those for newer JVMs lie under META-INF and tell the same. */
  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.startsWith("META-INF/");
  }

  private static void write(ZipOutputStream to, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    to.putNextEntry(entry);
    to.write(content);
    to.closeEntry();
  }
}

package org.entente.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** {@code ./entente backup FILE} and {@code ./entente export FILE}: takes everything out of the running server, while it runs. */
final class ArchiveCommand {
  private final Checkout checkout;
  private final String word;
  private final Options options;
  private final Path file;

  ArchiveCommand(Checkout checkout, String word, List<String> words) {
    this.checkout = checkout;
    this.word = word;
    this.options = Options.parse(words, Options.names("force"), Options.names("data"));
    if (options.plain().size() != 1) {
      throw new Trouble("./entente " + word + " needs one FILE to write.", 2);
    }
    this.file = Path.of(options.plain().get(0)).toAbsolutePath().normalize();
    if (Files.exists(file) && !(options.has("force") && Files.isRegularFile(file))) {
      throw new Trouble("The file " + file + " exists: choose another name, or overwrite it with --force.", 2);
    }
    if (!Files.isWritable(file.getParent())) {
      throw new Trouble("The folder " + file.getParent() + " cannot be written: choose another.", 2);
    }
  }

  /** The file appears under its name only when it is whole. */
  int run() throws IOException, InterruptedException {
    LocalClient client = LocalClient.ofRunning(options.get("data").map(Path::of).orElse(checkout.state()));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Progress progress = Progress.of(word.equals("backup") ? "Backing up" : "Exporting");
    try {
      Folders.createPrivateFile(part);
      client.download("/api/editorial/v1/installation/" + word, part);
      if (!new ArchiveFile(part).isIntact()) {
        throw new Trouble("The server broke off before the " + word + " was whole; its log says why. Nothing was kept.");
      }
      Folders.force(part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException failed) {
      progress.broken();
      Files.deleteIfExists(part);
      throw failed;
    }
    progress.done();
    System.out.println(file + " is " + new ArchiveFile(file).summary() + ", " + Files.size(file) + " bytes.");
    return 0;
  }
}

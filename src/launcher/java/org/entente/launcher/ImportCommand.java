package org.entente.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./entente import FILE}: sends a file to the running server, follows it and prints what a person must look at;
 * {@code --resume ID} lets one that was stopped go on.
 */
final class ImportCommand {
  private final Checkout checkout;
  private final Options options;

  ImportCommand(Checkout checkout, List<String> words) {
    this.checkout = checkout;
    this.options = Options.parse(words, Options.names("dry-run", "all-or-nothing", "as-public"),
        Options.names("type", "locale", "resume", "data"));
    if (options.plain().size() != (options.has("resume") ? 0 : 1)) {
      throw new Trouble("./entente import needs one FILE (.csv or .ndjson), or --resume ID of an import that was stopped.", 2);
    }
  }

  int run() throws IOException, InterruptedException {
    Path folder = options.get("data").map(Path::of).orElse(checkout.state());
    LocalClient client = LocalClient.ofRunning(folder);
    HttpResponse<String> accepted = options.has("resume") ? resume(client) : send(client);
    if (accepted.statusCode() != 202) {
      throw new Trouble("The import was refused: " + LocalClient.refusal(accepted) + ".");
    }
    URI address = accepted.request().uri().resolve(accepted.headers().firstValue("Location")
        .orElseThrow(() -> new Trouble("The server accepted the import but did not say where to follow it.")));
    return new ImportReport(client, address, new FollowedImport(client, address).follow()).print();
  }

  private HttpResponse<String> resume(LocalClient client) throws IOException, InterruptedException {
    String id = options.get("resume").orElseThrow();
    if (!id.matches("[0-9a-fA-F-]{36}")) {
      throw new Trouble("'" + id + "' is no id of an import; it was printed when the import was stopped.", 2);
    }
    return client.post("/api/editorial/v1/imports/" + id + "/resume");
  }

  private HttpResponse<String> send(LocalClient client) throws IOException, InterruptedException {
    Path file = Path.of(options.plain().get(0));
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Trouble("The file " + file + " cannot be read.", 2);
    }
    return client.post("/api/editorial/v1/imports" + query(), contentType(file), file);
  }

  private String query() {
    List<String> parts = new ArrayList<>();
    options.get("type").ifPresent(type -> parts.add("type=" + URLEncoder.encode(type, StandardCharsets.UTF_8)));
    options.get("locale").ifPresent(locale -> parts.add("locale=" + URLEncoder.encode(locale, StandardCharsets.UTF_8)));
    if (options.has("as-public")) {
      parts.add("as=public");
    }
    if (options.has("dry-run")) {
      parts.add("dryRun=true");
    }
    if (options.has("all-or-nothing")) {
      parts.add("atomic=true");
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static String contentType(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return "text/csv";
    }
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      return "application/x-ndjson";
    }
    throw new Trouble("The file must end in .csv or .ndjson, so that its form is known.", 2);
  }
}

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
import java.util.Map;

/** {@code ./entente import FILE}: sends a file to the running server, follows it and prints what a person must look at. */
final class ImportCommand {
  private final Checkout checkout;
  private final Options options;
  private final Path file;

  ImportCommand(Checkout checkout, List<String> words) {
    this.checkout = checkout;
    this.options = Options.parse(words, Options.names("dry-run", "all-or-nothing"), Options.names("type", "locale", "data"));
    if (options.plain().size() != 1) {
      throw new Trouble("./entente import needs one FILE (.csv or .ndjson).", 2);
    }
    this.file = Path.of(options.plain().get(0));
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Trouble("The file " + file + " cannot be read.", 2);
    }
  }

  int run() throws IOException, InterruptedException {
    Path folder = options.get("data").map(Path::of).orElse(checkout.state());
    LocalClient client = LocalClient.ofRunning(folder);
    HttpResponse<String> accepted = client.post("/api/editorial/v1/imports" + query(), contentType(), file);
    if (accepted.statusCode() != 202) {
      throw new Trouble("The import was refused: " + LocalClient.refusal(accepted) + ".");
    }
    URI location = accepted.request().uri().resolve(accepted.headers().firstValue("Location")
        .orElseThrow(() -> new Trouble("The server accepted the import but did not say where to follow it.")));
    return new ImportReport(follow(client, location)).print();
  }

  private static Map<String, Object> follow(LocalClient client, URI location) throws IOException, InterruptedException {
    Progress progress = Progress.of("Importing");
    while (true) {
      HttpResponse<String> response = client.get(location);
      if (response.statusCode() != 200) {
        progress.broken();
        throw new Trouble("The import cannot be followed: " + LocalClient.refusal(response) + ".");
      }
      Map<String, Object> job = Json.object(response.body());
      if (List.of("done", "failed").contains(String.valueOf(job.get("status")))) {
        progress.done();
        return job;
      }
      if (job.get("done") instanceof Number done && job.get("total") instanceof Number total) {
        progress.count(done.intValue(), total.intValue());
      }
      Thread.sleep(200);
    }
  }

  private String query() {
    List<String> parts = new ArrayList<>();
    options.get("type").ifPresent(type -> parts.add("type=" + URLEncoder.encode(type, StandardCharsets.UTF_8)));
    options.get("locale").ifPresent(locale -> parts.add("locale=" + URLEncoder.encode(locale, StandardCharsets.UTF_8)));
    if (options.has("dry-run")) {
      parts.add("dryRun=true");
    }
    if (options.has("all-or-nothing")) {
      parts.add("atomic=true");
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private String contentType() {
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

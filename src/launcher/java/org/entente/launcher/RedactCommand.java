package org.entente.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./entente redact TYPE ID --reason "…"}: takes every text of one content out of the running Entente, after a confirmation. */
final class RedactCommand {
  private final Checkout checkout;
  private final Options options;
  private final String type;
  private final String id;
  private final String reason;

  RedactCommand(Checkout checkout, List<String> words) {
    this.checkout = checkout;
    this.options = Options.parse(words, Options.names("yes"), Options.names("reason", "data"));
    if (options.plain().size() != 2) {
      throw new Trouble("./entente redact needs the TYPE and the ID of one content.", 2);
    }
    this.type = options.plain().get(0);
    this.id = options.plain().get(1);
    this.reason = options.get("reason").filter(text -> !text.isBlank())
        .orElseThrow(() -> new Trouble("./entente redact needs a --reason.", 2));
  }

  int run() throws InterruptedException {
    try {
      LocalClient client = LocalClient.ofRunning(options.get("data").map(Path::of).orElse(checkout.state()));
      if (!options.has("yes")) {
        confirm();
      }
      Map<String, String> order = new LinkedHashMap<>(Map.of("type", type, "id", id, "reason", reason));
      HttpResponse<String> answer = client.post("/api/editorial/v1/redactions", Json.write(order));
      if (answer.statusCode() != 200) {
        throw new Trouble("Nothing was redacted: " + LocalClient.refusal(answer) + ".");
      }
      return tell(Json.object(answer.body()));
    } catch (IOException unreachable) {
      throw new Trouble("The server cannot be reached: " + unreachable.getMessage() + ". Whether it was redacted, ./entente verify tells.", 2);
    }
  }

  private void confirm() throws IOException {
    System.out.printf("This takes every text of %s %s out of Entente, printed and kept, in all languages. Nothing brings it back.%n"
        + "Type its id once more to go on: ", type, id);
    System.out.flush();
    String typed = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
    if (typed == null || !typed.strip().equals(id)) {
      throw new Trouble("Not confirmed: nothing was redacted.", 2);
    }
  }

  private static int tell(Map<String, Object> done) {
    System.out.printf("Redacted: %s revisions, %s prints, %s lines of import reports.%n", whole(done, "revisions"), whole(done, "prints"),
        whole(done, "reportLines"));
    if (done.containsKey("sequence")) {
      System.out.printf("The log says so at %s; %s.%n", whole(done, "sequence"),
          Boolean.TRUE.equals(done.get("visible")) ? "its addresses answer 410" : "this node shows it in a moment");
    }
    System.out.println("Backups made before still hold the text: docs/ledger.md says what to do with them.");
    return 0;
  }

  private static String whole(Map<String, Object> done, String name) {
    return done.get(name) instanceof Number number ? String.valueOf(number.longValue()) : "?";
  }
}

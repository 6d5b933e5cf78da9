package org.entente.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./entente audit verify|export}: proves the record of who did what, or writes its sealed rows to the standard output. */
final class AuditCommand {
  private final Checkout checkout;
  private final Options options;
  private final String act;

  AuditCommand(Checkout checkout, List<String> words) {
    this.checkout = checkout;
    this.options = Options.parse(words, Options.names(), Options.names("from", "to", "data"));
    if (options.plain().size() != 1 || !List.of("verify", "export").contains(options.plain().get(0))) {
      throw new Trouble("./entente audit needs one of verify and export.", 2);
    }
    this.act = options.plain().get(0);
  }

  int run() throws InterruptedException {
    try {
      LocalClient client = LocalClient.ofRunning(options.get("data").map(Path::of).orElse(checkout.state()));
      return act.equals("verify") ? VerifyCommand.verified(client).printAudit() : export(client);
    } catch (IOException unreachable) {
      throw new Trouble("The server cannot be reached: " + unreachable.getMessage() + ".", 2);
    }
  }

  private int export(LocalClient client) throws IOException, InterruptedException {
    HttpResponse<InputStream> rows = client.stream("/api/editorial/v1/audit" + query());
    try (InputStream body = rows.body()) {
      if (rows.statusCode() != 200) {
        String problem = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        throw new Trouble("The audit cannot be exported: " + LocalClient.refusal(problem, rows.statusCode()) + ".", 2);
      }
      body.transferTo(System.out);
      System.out.flush();
      return 0;
    }
  }

  private String query() {
    List<String> parts = new ArrayList<>();
    for (String name : List.of("from", "to")) {
      options.get(name).filter(number -> number.matches("[0-9]+")).ifPresentOrElse(number -> parts.add(name + "=" + number), () -> {
        if (options.has(name)) {
          throw new Trouble("The option --" + name + " needs the number of a seal.", 2);
        }
      });
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }
}

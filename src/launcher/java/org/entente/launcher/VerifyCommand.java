package org.entente.launcher;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./entente verify}: has the running server verify all it keeps. Exit code 0: sound, 1: findings, 2: it could not run. */
final class VerifyCommand {
  private static final String ADDRESS = "/api/editorial/v1/verification";

  private final Checkout checkout;
  private final Options options;

  VerifyCommand(Checkout checkout, List<String> words) {
    this.checkout = checkout;
    this.options = Options.parse(words, Options.names(), Options.names("data"));
    if (!options.plain().isEmpty()) {
      throw new Trouble("./entente verify takes no argument '" + options.plain().get(0) + "'.", 2);
    }
  }

  int run() throws InterruptedException {
    try {
      return verified(LocalClient.ofRunning(options.get("data").map(Path::of).orElse(checkout.state()))).print();
    } catch (IOException unreachable) {
      throw new Trouble("The server cannot be reached: " + unreachable.getMessage() + ".", 2);
    }
  }

  /** Begins a verification and waits for its end. */
  static VerifyReport verified(LocalClient client) throws IOException, InterruptedException {
    requireStatus(client.post(ADDRESS), 202);
    return new VerifyReport(follow(client));
  }

  private static Map<String, Object> follow(LocalClient client) throws IOException, InterruptedException {
    Progress progress = Progress.of("Verifying");
    while (true) {
      Map<String, Object> report = Json.object(requireStatus(client.get(ADDRESS), 200).body());
      if (!"running".equals(report.get("status"))) {
        progress.done();
        return report;
      }
      progress.beat();
      Thread.sleep(100);
    }
  }

  private static HttpResponse<String> requireStatus(HttpResponse<String> response, int status) {
    if (response.statusCode() != status) {
      throw new Trouble("The verification cannot run: " + LocalClient.refusal(response) + ".", 2);
    }
    return response;
  }
}

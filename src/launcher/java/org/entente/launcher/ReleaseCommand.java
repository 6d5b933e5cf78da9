package org.entente.launcher;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** {@code ./entente release}: a restored copy goes into service. */
final class ReleaseCommand {
  private static final String INSTALLATION = "/api/editorial/v1/installation";

  private final Path folder;

  ReleaseCommand(Checkout checkout, List<String> words) {
    Options options = Options.parse(words, Options.names(), Options.names("data"));
    if (!options.plain().isEmpty()) {
      throw new Trouble("./entente release takes no argument '" + options.plain().get(0) + "'.", 2);
    }
    this.folder = options.get("data").map(Path::of).orElse(checkout.state());
  }

  int run() throws IOException, InterruptedException {
    LocalClient client = LocalClient.ofRunning(folder);
    boolean held = Boolean.TRUE.equals(Json.object(answered(client.get(INSTALLATION))).get("held"));
    answered(client.post(INSTALLATION + "/release"));
    System.out.println(held ? "Released: from now on it sends and does what is scheduled." : "It was not held.");
    return 0;
  }

  private static String answered(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new Trouble("The release was refused: " + LocalClient.refusal(response) + ".");
    }
    return response.body();
  }
}

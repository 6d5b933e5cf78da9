package org.entente.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCommandTest {
  @Test
  void tellsTheServerTheAddressThatIsPrinted() {
    RunCommand run = new RunCommand(new Checkout(Path.of(".")), List.of("--port", "8123"));
    assertThat(run.environment("token", "password")).containsEntry("ENTENTE_PUBLIC_URL",
        Secrets.given("ENTENTE_PUBLIC_URL").orElse("http://localhost:8123" + RunCommand.contextRoot()));
  }
}

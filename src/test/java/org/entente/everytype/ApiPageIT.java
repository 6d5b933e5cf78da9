package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.testing.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for portal developers: every example runs in a shell as it stands, and answers look as the page shows them. */
class ApiPageIT extends Journey {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  /** A call, and the status it is said to have; 200 when nothing is said. */
  private static final Pattern CALL = Pattern.compile("(?m)\\bcurl\\b[^\n#]*(?:# (\\d{3}))?");
  /** The status of each call goes where the shell's errors go. */
  private static final String SHIM = "set -e\ncurl() { command curl -sS -w '%{stderr}%{http_code}\\n' \"$@\"; }\n";

  @TempDir
  private Path folder;

  private record Said(String text, List<String> statuses) {}

  @Test
  void everyExampleRunsAsItStands() throws Exception {
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs/api.md")));
    int calls = 0;
    String answer = "";
    while (blocks.find()) {
      String block = blocks.group(2);
      if (blocks.group(1).equals("sh")) {
        List<String> expected = CALL.matcher(block).results().map(call -> call.group(1) == null ? "200" : call.group(1)).toList();
        Said said = run(block);
        assertThat(said.statuses()).as(block).isEqualTo(expected);
        calls += expected.size();
        answer = said.text();
      } else if (blocks.group(1).equals("json")) {
        looksLike(new ObjectMapper().readTree(block), new ObjectMapper().readTree(answer), "");
      }
    }
    assertThat(calls).isGreaterThan(50);
  }

  private Said run(String block) throws Exception {
    String address = TestRun.managedServer().getAuthority();
    Process shell = new ProcessBuilder("bash", "-c", SHIM + block.replace("localhost:8080", address)).directory(folder.toFile())
        .redirectError(folder.resolve("errors").toFile()).start();
    String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(block).isZero();
    return new Said(text, new ArrayList<>(Files.readAllLines(folder.resolve("errors"))));
  }

  /** Whatever the page shows is there, of the same kind; of words that are no placeholder, the same. */
  private static void looksLike(JsonNode shown, JsonNode answer, String place) {
    assertThat(answer.getNodeType()).as(place).isEqualTo(shown.getNodeType());
    shown.properties().forEach(member -> looksLike(member.getValue(), answer.path(member.getKey()), place + "/" + member.getKey()));
    if (shown.isArray() && !shown.isEmpty()) {
      looksLike(shown.get(0), answer.path(0), place + "/0");
    }
    if (place.matches(".*/(type|status|nearest|by)")) {
      assertThat(answer).as(place).matches(value -> shown.asText().equals("…") || value.equals(shown));
    }
  }
}

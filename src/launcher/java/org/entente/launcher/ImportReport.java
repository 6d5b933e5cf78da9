package org.entente.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An import that runs no more: every line a person must look at, how many lines had which outcome, and how to go on. */
record ImportReport(LocalClient client, URI address, Map<String, Object> run) {

  /** @return 1 if a line was refused or the import did not reach its end, else 0 */
  int print() throws IOException, InterruptedException {
    for (Map<String, Object> page = page(0); page != null; page = page.get("nextAfter") instanceof Number next ? page(next.intValue()) : null) {
      lines(page).forEach(line -> System.out.println(describe(line)));
    }
    Map<?, ?> counts = run.get("counts") instanceof Map<?, ?> map ? map : Map.of();
    System.out.println(counts.entrySet().stream().map(count -> plain(count.getValue()) + " " + count.getKey())
        .collect(Collectors.joining(", ")) + ".");
    boolean ended = "done".equals(run.get("status"));
    if (!ended) {
      System.out.println("The import " + ("cancelled".equals(run.get("status")) ? "was cancelled. " : "failed. ") + text(run, "reason"));
    }
    if (Boolean.TRUE.equals(run.get("resumable"))) {
      System.out.println("Go on from there with: ./entente import --resume " + run.get("id"));
    }
    return ended && text(counts, "refused").equals("0") ? 0 : 1;
  }

  private Map<String, Object> page(int after) throws IOException, InterruptedException {
    HttpResponse<String> response = client.get(URI.create(address + "?outcome=refused,conflict,flagged&after=" + after));
    if (response.statusCode() != 200) {
      throw new Trouble("The report cannot be read: " + LocalClient.refusal(response) + ".");
    }
    return Json.object(response.body());
  }

  private static List<Map<?, ?>> lines(Map<String, Object> page) {
    List<Map<?, ?>> lines = new ArrayList<>();
    if (page.get("lines") instanceof List<?> list) {
      list.forEach(line -> lines.add((Map<?, ?>) line));
    }
    return lines;
  }

  /** {@code line 7, kind: refused: 'x' is none of …} or {@code line 8: created, flagged possible-duplicate}. */
  private static String describe(Map<?, ?> line) {
    String place = Stream.of("column", "pointer").map(name -> text(line, name)).filter(name -> !name.isEmpty()).findFirst()
        .map(name -> ", " + name).orElse("");
    String reason = text(line, "reason");
    return "line " + text(line, "line") + place + ": " + text(line, "outcome") + (reason.isEmpty() ? "" : ": " + reason)
        + (line.get("flags") == null ? "" : ", flagged " + text(line, "flags"));
  }

  private static String text(Map<?, ?> line, String name) {
    return line.get(name) == null ? "" : plain(line.get(name));
  }

  private static String plain(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ImportReport::plain).collect(Collectors.joining(", "));
    }
    boolean whole = value instanceof Double number && number == Math.rint(number);
    return whole ? String.valueOf(((Double) value).longValue()) : String.valueOf(value);
  }
}

package org.entente.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.entente.durability.Records.Entry;

/** What must be true of the log whatever has happened: numbers, order, times, chain, bodies. */
public final class LogChecks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LogChecks() {}

  public static void check(Records records) throws IOException {
    List<Entry> log = records.log();
    assertThat(log).as("numbers without gap").extracting(Entry::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
    String chain = "0".repeat(64);
    Instant at = Instant.EPOCH;
    long first = 0;
    for (Entry entry : log) {
      assertThat(entry.first()).as("the transaction of %s is in one piece", entry).isIn(first, entry.sequence());
      assertThat(entry.at()).as("time order is number order at %s", entry).isAfterOrEqualTo(at);
      assertThat(entry.first() == first && !entry.at().equals(at)).as("one transaction, one instant: %s", entry).isFalse();
      chain = next(chain, entry);
      assertThat(entry.chain()).as("the chain at %s", entry).isEqualTo(chain);
      checkBody(entry, log.subList(0, (int) entry.sequence() - 1));
      at = entry.at();
      first = entry.first();
    }
    assertThat(records.counter()).as("the counter is the head").isEqualTo(new Records.Counter(log.size(), chain, at));
    assertThat(records.bodies()).as("a body for each print").isEqualTo(log.stream().filter(Entry::isPrint).count());
  }

  /**
   * The chain as the design tells it: SHA-256 of previous chain, number, transaction's first number, content, type, locale,
   * slug, action, instant, digest of the notice, redirect, body hash or empty; each on a line.
   */
  private static String next(String previous, Entry entry) {
    return sha256(String.join("\n", previous, "" + entry.sequence(), "" + entry.first(), entry.content().toString(),
        entry.type(), entry.locale(), entry.slug(), entry.action(), entry.at().toString(), entry.notice().map(LogChecks::digest).orElse(""),
        entry.redirect().orElse(""), entry.bodySha256().orElse("")).getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(String notice) {
    return "sha256:" + sha256(notice.getBytes(StandardCharsets.UTF_8));
  }

  private static void checkBody(Entry entry, List<Entry> before) throws IOException {
    assertThat(entry.body().map(LogChecks::sha256)).as("the body of %s", entry).isEqualTo(entry.bodySha256());
    assertThat(entry.body().isPresent()).as("prints, and only prints, have a body: %s", entry).isEqualTo(entry.isPrint());
    if (entry.isPrint()) {
      JsonNode print = JSON.readTree(entry.body().orElseThrow());
      assertThat(print.path("id").asText()).isEqualTo(entry.content().toString());
      assertThat(print.path("type").asText()).isEqualTo(entry.type());
      assertThat(print.path("locale").asText()).isEqualTo(entry.locale());
      assertThat(print.path("slug").asText()).isEqualTo(entry.slug());
      if (entry.action().equals("RESTORED")) {
        assertThat(before).as("%s was printed before", entry).anyMatch(former -> former.isPrint() && former.variant().equals(entry.variant())
            && former.bodySha256().equals(entry.bodySha256()));
      } else {
        assertThat(Instant.parse(print.path("publishedAt").asText())).isEqualTo(entry.at());
      }
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

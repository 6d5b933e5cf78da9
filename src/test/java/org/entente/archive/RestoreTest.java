package org.entente.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.entente.testing.Case;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive is restored whole into an empty database, or refused with one clear reason and nothing is touched. */
class RestoreTest {
  private static final String REMARK = "select note from content";

  @TempDir
  Path folder;

  private final Place target = Place.empty();
  private Path file;
  private Place origin;

  @BeforeEach
  void archive() throws Exception {
    origin = Place.inhabited("latest");
    file = origin.archive(Scope.BACKUP, folder.resolve("a.zip"));
  }

  @Test
  void aCopyHasTheSameRowsAndIsHeld() throws Exception {
    Place copy = Place.empty();
    assertThat(copy.restore().from(file)).isTrue();
    assertThat(copy.one("select held_since from installation")).startsWith("2026-07-14 09:00:00.123456");
    copy.execute("update installation set held_since = null, restored_from = null");
    Map<String, List<String>> before = origin.rows();
    Map<String, List<String>> after = copy.rows();
    before.remove(Tables.OF_FLYWAY);
    after.remove(Tables.OF_FLYWAY);
    assertThat(after).isEqualTo(before);
    copy.restore().refuseUnfinished();
  }

  @Test
  void theSameArchiveIsRestoredOnce() throws Exception {
    Place copy = Place.empty();
    copy.restore().from(file);
    copy.execute("update installation set held_since = null", "update content set note = 'written since'");
    assertThat(copy.restore().from(file)).isFalse();
    assertThat(copy.one(REMARK)).isEqualTo("written since");
    assertThat(copy.one("select held_since from installation")).isEqualTo("null");
  }

  @Test
  void whoHasSignedInIsNotInABackup() throws Exception {
    origin.execute("insert into session (token_hash, id, account_id, created_at, expires_at) select 'CNRY-token', random_uuid(), id, now(),"
        + " now() from account where name = 'anna'");
    assertThat(text(origin.archive(Scope.BACKUP, folder.resolve("b.zip")))).contains("CNRY-hash").doesNotContain("CNRY-token");
  }

  @Test
  @Case("F6")
  void everyByteOfAnArchiveCounts() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged.zip");
    for (int place = 0; place < whole.length; place += place < whole.length - 700 ? 37 : 1) {
      byte[] flipped = whole.clone();
      flipped[place] ^= (byte) (1 << place % 8);
      Files.write(damaged, flipped);
      refuses(damaged, "cut short or damaged");
    }
    for (int length = 0; length < whole.length; length += 211) {
      Files.write(damaged, Arrays.copyOf(whole, length));
      refuses(damaged, "cut short or damaged");
    }
    Files.write(damaged, Arrays.copyOf(whole, whole.length + 1));
    refuses(damaged, "cut short or damaged");
  }

  @Test
  @Case("F6")
  void whatIsNoArchiveIsRefused() throws Exception {
    refuses(folder.resolve("absent.zip"), "cannot be read");
    refuses(folder, "cannot be read");
    refuses(Files.writeString(folder.resolve("rows.ndjson"), "{\"type\":\"topics\"}\n".repeat(100)), "is no archive of Entente");
  }

  @Test
  @Case("F6")
  void anotherFormatOrANewerVersionIsRefused() throws Exception {
    refuses(rewritten(manifest -> manifest.put("format", 2), UnaryOperator.identity()), "format 2");
    refuses(rewritten(manifest -> manifest.put("schema", "999"), UnaryOperator.identity()), "version 999");
    refuses(rewritten(manifest -> manifest.put("archive", "newsletter"), UnaryOperator.identity()), "neither a backup nor an export");
    refuses(rewritten(manifest -> manifest.put("created", "yesterday"), UnaryOperator.identity()), "when it was made");
  }

  @Test
  @Case("F6")
  void onlyAnEmptyDatabaseIsRestoredInto() throws Exception {
    Place inhabited = Place.inhabited("latest");
    Map<String, List<String>> before = inhabited.rows();
    assertThatThrownBy(() -> inhabited.restore().from(file)).isInstanceOf(WrongArchive.class).hasMessageContaining("empty database only");
    assertThat(inhabited.rows()).isEqualTo(before);
  }

  @Test
  void anArchiveOfOlderTablesIsBroughtUpToDate() throws Exception {
    Place old = Place.inhabited("018");
    Place copy = Place.empty();
    copy.restore().from(old.archive(Scope.BACKUP, folder.resolve("old.zip")));
    assertThat(copy.one(REMARK)).isEqualTo(old.one(REMARK));
    assertThat(copy.one("select held_since from installation")).startsWith("2026-07-14");
    assertThat(copy.migrations().load().info().pending()).isEmpty();
  }

  @Test
  void halfACopyRefusesToStartUntilItIsRestoredAgain() throws Exception {
    Place copy = Place.empty();
    Path changed = rewritten(UnaryOperator.identity(), record -> record.replace("Rome", "Roma"));
    assertThatThrownBy(() -> copy.restore().from(changed)).isInstanceOf(WrongArchive.class).hasMessageContaining("partner_city_words");
    assertThat(copy.one("select count(*) from content")).as("nothing was kept").isEqualTo("0");
    assertThatThrownBy(() -> copy.restore().refuseUnfinished()).hasMessageContaining("unfinished restore");
    assertThat(copy.restore().from(file)).isTrue();
    copy.restore().refuseUnfinished();
    assertThat(copy.one(REMARK)).isEqualTo(origin.one(REMARK));
  }

  @Test
  void anExportComesBackWithoutSecrets() throws Exception {
    Path export = origin.archive(Scope.EXPORT, folder.resolve("export.zip"));
    assertThat(text(export)).doesNotContain("CNRY").contains("anna");
    Place copy = Place.empty();
    copy.restore().from(export);
    assertThat(copy.one("select password_hash from account where name = 'anna'")).isEqualTo("null");
    for (String table : List.of("content", "variant", "partner_city", "partner_city_words", "publication", "publication_body",
        "publication_counter")) {
      assertThat(copy.rows().get(table)).as(table).isEqualTo(origin.rows().get(table));
    }
  }

  @Test
  void aLookAtAllTablesIsOfOneMoment() throws Exception {
    Path early;
    try (Snapshot snapshot = new Snapshot(origin.dataSource()); Connection other = origin.connection()) {
      Tables.of(snapshot.connection()).get(0).isEmpty(snapshot.connection());
      other.createStatement().executeUpdate("update partner_city_words set title = 'later'");
      early = folder.resolve("early.zip");
      try (OutputStream out = Files.newOutputStream(early)) {
        new ArchiveWriter(snapshot.connection(), Scope.BACKUP, Place.CLOCK.instant()).write(out);
      }
    }
    assertThat(text(early)).contains("Rome").doesNotContain("later");
  }

  private void refuses(Path wrong, String reason) throws Exception {
    assertThatThrownBy(() -> target.restore().from(wrong)).as("%s", reason).isInstanceOf(WrongArchive.class).hasMessageContaining(reason);
    assertThat(target.rows()).isEmpty();
  }

  /** The same archive with other words in it, and a seal that fits. */
  private Path rewritten(UnaryOperator<ObjectNode> manifest, UnaryOperator<String> records) throws IOException {
    Path changed = folder.resolve("changed.zip");
    try (ZipFile zip = new ZipFile(file.toFile()); OutputStream out = Files.newOutputStream(changed)) {
      Seal.Stream sealed = new Seal.Stream(out);
      ZipOutputStream copy = new ZipOutputStream(sealed);
      copy.setComment(Seal.PLACE);
      for (ZipEntry entry : zip.stream().toList()) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        copy.putNextEntry(new ZipEntry(entry.getName()));
        copy.write((entry.getName().equals(Manifest.FILE)
            ? manifest.apply((ObjectNode) new ObjectMapper().readTree(text)).toString() : records.apply(text)).getBytes(StandardCharsets.UTF_8));
        copy.closeEntry();
      }
      copy.finish();
      sealed.seal();
    }
    return changed;
  }

  private static String text(Path archive) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}

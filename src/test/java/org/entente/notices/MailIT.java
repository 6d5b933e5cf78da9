package org.entente.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.testing.EntenteServer;
import org.entente.testing.Furnished;
import org.entente.testing.Http;
import org.entente.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Notices by mail, as a real relay receives them from a server of its own. */
class MailIT {
  private static final String PASSWORD = "cerf-volant-de-papier";
  private static final String API = "api/editorial/v1/";
  private static final String NOTICES = API + "notices";

  private static RealRelay relay;
  private static EntenteServer server;
  private static Person ana;
  private static Person ben;

  /** Somebody of the office. */
  private record Person(String name, String account) {
    Http http() {
      return server.http().as(name, PASSWORD);
    }

    String address() {
      return name + "@mairie.example";
    }
  }

  @BeforeAll
  static void open() throws Exception {
    relay = new RealRelay().open();
    server = Furnished.server("mail", Map.of("ENTENTE_SMTP_HOST", "127.0.0.1", "ENTENTE_SMTP_PORT", String.valueOf(relay.port()),
        "ENTENTE_MAIL_FROM", "entente@paris.example", "ENTENTE_PUBLIC_URL", "https://pacts.example.org")).start();
    ana = hire("ana", "AUTHOR", Map.of("locale", "fr", "displayName", "Anaïs Éditrice", "email", "ana@mairie.example"));
    ben = hire("ben", "REVIEWER", Map.of("locale", "en", "email", "ben@mairie.example"));
  }

  @AfterAll
  static void close() {
    server.close();
    relay.close();
  }

  private static Http admin() {
    return server.http().as("admin");
  }

  private static Person hire(String name, String role, Map<String, Object> more) {
    Map<String, Object> account = new HashMap<>(more);
    account.putAll(Map.of("name", name, "password", PASSWORD, "mustChangePassword", false, "roles", List.of(role)));
    return new Person(name, API + "accounts/" + admin().post(API + "accounts", account).expect(201).json().get("id").textValue());
  }

  /** The address of a French text with this title. */
  private static String news(Http author, String title) {
    return API + "news/" + author.post(API + "news", Map.of("displayDate", "2015-04-16", "words", Map.of("fr", Map.of("title", title))))
        .expect(201).json().get("id").textValue() + "/fr";
  }

  private static void move(Http who, String text, String move, String note) {
    who.with("If-Match", who.get(text).etag()).post(text + "/transitions", Map.of("transition", move, "note", note)).expect(200);
  }

  private static void comment(Http who, String text) {
    who.post(text.replaceAll("/fr$", "/comments"), Map.of("text", "Qu’en est-il ?")).expect(201);
  }

  private static String unique(String title) {
    return title + " " + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String log() {
    try {
      return Files.readString(server.log());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void everybodyIsWrittenToInTheirLanguageAsTextAndAsHtml() throws Exception {
    String title = unique("L’amitié <b>Rome</b> & \"Paris\"");
    String text = news(ana.http(), title);
    move(ana.http(), text, "SUBMIT", "");
    RealRelay.Mail asked = relay.awaited(ben.address(), title);
    assertThat(asked.subject()).isEqualTo("To review: " + title);
    assertThat(asked.message().getFrom()).singleElement().hasToString("Entente <entente@paris.example>");
    assertThat(asked.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(asked.header("Content-Type")).startsWith("multipart/alternative");
    assertThat(asked.part(0)).startsWith("Anaïs Éditrice asks you to review “" + title + "” (French).")
        .contains("https://pacts.example.org/" + text.replaceAll("/fr$", ""));
    assertThat(asked.part(1)).contains("“L’amitié &lt;b&gt;Rome&lt;/b&gt; &amp; &quot;Paris&quot;").contains("<html lang=\"en\">").doesNotContain("<b>");

    move(ben.http(), text, "REQUEST_CHANGES", "Plus court :\ndeux <phrases> au plus");
    RealRelay.Mail back = relay.awaited(ana.address(), title);
    assertThat(back.subject()).isEqualTo("À reprendre : " + title);
    assertThat(back.part(0)).contains("> Plus court :").contains("> deux <phrases> au plus");
    assertThat(back.part(1)).contains("Plus court :<br>").contains("deux &lt;phrases&gt; au plus");
    assertThat(back.header("Message-ID")).matches("<[0-9a-f-]{36}\\.[0-9a-f-]{36}@paris\\.example>").isNotEqualTo(asked.header("Message-ID"));
  }

  @Test
  void nothingThatPeopleWriteBecomesAHeader() {
    String title = unique("Pacte");
    Person mallory = hire("mallory", "AUTHOR", Map.of("displayName", "Mallory <eve@example.org>, \"Bcc: eve\"", "email", "mallory@mairie.example"));
    String text = news(mallory.http(), title + "\r\nBcc: eve@example.org\r\n\r\nBonjour");
    move(mallory.http(), text, "SUBMIT", "x\r\nBcc: eve@example.org");
    RealRelay.Mail asked = relay.awaited(ben.address(), title);
    assertThat(asked.subject()).isEqualTo("To review: " + title + " Bcc: eve@example.org Bonjour");
    assertThat(asked.header("Bcc")).isEmpty();
    move(ben.http(), text, "REQUEST_CHANGES", "Non");
    assertThat(relay.awaited(mallory.address(), title).header("Bcc")).isEmpty();
    assertThat(relay.mails("eve@example.org>", title)).as("the name is a name").allMatch(mail -> mail.header("To").contains("<mallory@mairie.example>"));
  }

  @Test
  void whatAPersonDoesNotWantIsListedButNotSent() {
    Person cleo = hire("cleo", "AUTHOR", Map.of("locale", "fr", "email", "cleo@mairie.example"));
    Http author = cleo.http();
    Http reviewer = ben.http();
    author.patch(NOTICES + "/preferences", Map.of("kinds", Map.of("sent-back", false))).expect(200);
    String returned = unique("Renvoyée");
    String text = news(author, returned);
    move(author, text, "SUBMIT", "");
    move(reviewer, text, "REQUEST_CHANGES", "Non");
    comment(reviewer, text);
    assertThat(relay.awaited(cleo.address(), returned).subject()).startsWith("Commentaire");
    author.patch(NOTICES + "/preferences", Map.of("mail", false)).expect(200);
    String silent = unique("Muette");
    comment(reviewer, news(author, silent));
    Until.holds("it is listed", () -> author.get(NOTICES).expect(200).text().contains(silent));
    author.patch(NOTICES + "/preferences", Map.of("mail", true)).expect(200);
    String wanted = unique("Voulue");
    comment(reviewer, news(author, wanted));
    relay.awaited(cleo.address(), wanted);
    assertThat(relay.mails(cleo.address(), returned)).hasSize(1);
    assertThat(relay.mails(cleo.address(), silent)).isEmpty();
    assertThat(author.get(NOTICES).expect(200).json().get("data").findValuesAsText("kind"))
        .containsExactly("comment", "comment", "comment", "sent-back");
  }

  @Test
  void whatIsTakenOutByLawIsGoneFromNoticesToo() {
    String title = unique("À oublier");
    Http author = ana.http();
    String text = news(author, title);
    comment(author, text);
    move(author, text, "SUBMIT", "Pour Jean Dupont");
    relay.awaited(ben.address(), title);
    Http reviewer = ben.http();
    assertThat(reviewer.get(NOTICES + "?limit=100").expect(200).text()).contains(title, "Jean Dupont");
    String id = text.split("/")[4];
    server.http().asLocal().post(API + "redactions", Map.of("type", "news", "id", id, "reason", "By law")).expect(200);
    assertThat(reviewer.get(NOTICES + "?limit=100").expect(200).text()).contains(id).doesNotContain(title).doesNotContain("Jean Dupont");
  }

  @Test
  void anAddressThatIsNoneHoldsUpNobody() {
    Person odd = hire("odd", "REVIEWER", Map.of("email", "a..b(c@mairie.example"));
    String title = unique("Pour deux");
    move(ana.http(), news(ana.http(), title), "SUBMIT", "");
    relay.awaited(ben.address(), title);
    Until.holds("it is said", () -> log().contains("cannot be delivered and is given up"));
    assertThat(odd.http().get(NOTICES).expect(200).text()).as("it is listed").contains(title);
    admin().with("If-Match", admin().get(odd.account()).etag()).patch(odd.account(), Map.of("status", "SUSPENDED")).expect(200);
  }

  @Test
  void movesGoOnWhileTheRelayIsAwayAndEachMailIsSentOnceWhateverHappensToTheServer() throws Exception {
    relay.close();
    List<String> titles = new ArrayList<>();
    Http author = ana.http();
    for (int i = 0; i < 5; i++) {
      titles.add(unique("Attendue"));
      move(author, news(author, titles.get(i)), "SUBMIT", "");
    }
    Http reviewer = ben.http();
    Until.holds("all are told", () -> titles.stream().allMatch(reviewer.get(NOTICES + "?limit=100").expect(200).text()::contains));
    Until.holds("it is said", () -> log().contains("The mail relay is away"));
    server.killNine();
    server.start();
    relay.open();
    titles.forEach(title -> relay.awaited(ben.address(), title));
    String last = unique("Après");
    move(ana.http(), news(ana.http(), last), "SUBMIT", "");
    relay.awaited(ben.address(), last);
    titles.forEach(title -> assertThat(relay.mails(ben.address(), title)).as(title).hasSize(1));
  }
}

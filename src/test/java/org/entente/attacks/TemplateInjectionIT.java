package org.entente.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.everytype.Filled;
import org.entente.everytype.Office;
import org.entente.everytype.Shelf;
import org.entente.everytype.WorkingCopy;
import org.entente.schema.TypeDescriptor;
import org.entente.testing.Case;
import org.entente.testing.Deployments;
import org.entente.testing.Http;
import org.entente.testing.ManagedServer;
import org.entente.testing.ModelTypes;
import org.entente.testing.TestRun;
import org.entente.testing.Until;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Template and look-up strings are read by nobody but people: stored, delivered, refused and logged as they are. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Case("C3")
class TemplateInjectionIT {
  private static Office office;
  private static Http visitor;
  private static ServerSocket listener;
  private static List<String> templates;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.war();
  }

  @BeforeEach
  void openTheOffice() throws IOException {
    if (office == null) {
      visitor = ManagedServer.withSamples();
      office = Office.of(visitor);
      listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
      listener.setSoTimeout(1);
      templates = Payloads.templates(listener.getLocalPort());
    }
  }

  @AfterAll
  static void clearAway() throws IOException {
    office.clearAway();
    listener.close();
  }

  @Test
  void everyTextOfEveryTypeStaysLiteral() throws Exception {
    Shelf shelf = Shelf.published(ModelTypes.read(), office);
    for (TypeDescriptor type : ModelTypes.read().all()) {
      ObjectNode body = (ObjectNode) laced(Filled.of(type, shelf.values(1)).body(), new int[1]);
      WorkingCopy copy = office.published(type.name(), body);
      JsonNode print = visitor.get(copy.delivered("fr")).expect(200).json();
      assertThat(print.path("title").textValue()).isEqualTo(body.at("/words/fr/title").textValue());
      assertThat(print.path("summary").textValue()).isEqualTo(body.at("/words/fr/summary").textValue());
      for (String address : List.of(copy.delivered("fr"), "api/v1/" + type.name() + ".csv?locale=fr", "api/v1/search?q=7919",
          copy.delivered("fr") + "&fields=body.html,body.text,body.markdown")) {
        requireUnread(visitor.get(address).expect(200));
      }
      requireUnread(office.admin().get(copy.path()).expect(200));
    }
    requireNobodyKnocked();
  }

  @Test
  void refusalsQuoteItLiterallyIfAtAll() {
    for (String template : templates) {
      List<Http.Answer> answers = new ArrayList<>();
      for (Map<String, Object> fact : List.<Map<String, Object>>of(Map.of("displayDate", template),
          Map.of("category", template.repeat(40)),
          Map.of(template, "x"), Map.of("section", Map.of("id", template)), Map.of("section", Map.of("slug", template)),
          Map.of("target", Map.of("url", template)), Map.of("provenance", Map.of("line", template)),
          Map.of("embargoUntil", template), Map.of("note", template.repeat(400)))) {
        answers.add(refused("news", fact));
      }
      answers.add(refused("partners", Map.of("country", template)));
      answers.add(refused("partners", Map.of("kind", template)));
      answers.add(refused("partners", Map.of("wikidata", template)));
      answers.add(refused("visits", Map.of("zone", template)));
      answers.add(refused("agreements", Map.of("signed", template)));
      answers.add(office.author().post(WorkingCopy.list("topics"), Map.of("words", Map.of(template, Map.of("title", "x")))));
      answers.add(office.author().post(WorkingCopy.list("topics"), Map.of("words", Map.of("fr", Map.of("slug", template)))));
      answers.add(office.author().post(WorkingCopy.list("topics"),
          Map.of("words", Map.of("fr", Map.of("title", template.repeat(40))))));
      answers.add(visitor.post("api/editorial/v1/sessions", Map.of("name", template, "password", template)));
      answers.add(office.author().send("POST", "api/editorial/v1/imports?type=" + Payloads.encode(template), "text/csv",
          "title\nx\n"));
      assertThat(answers.stream().filter(answer -> answer.status() < 400 || answer.status() > 499)).isEmpty();
      answers.forEach(TemplateInjectionIT::requireUnread);
    }
    requireNobodyKnocked();
  }

  private static Http.Answer refused(String type, Map<String, Object> fact) {
    Map<String, Object> body = new HashMap<>(fact);
    body.put("words", Map.of("fr", Map.of("title", "x")));
    return office.author().post(WorkingCopy.list(type), body);
  }

  @Test
  void questionsHeadersFilesAndLogsLeaveItLiteral() throws IOException {
    for (String template : templates) {
      String encoded = Payloads.encode(template);
      for (String address : List.of("api/v1/" + encoded, "api/v1/news/" + encoded, "api/v1/news?" + encoded + "=1",
          "api/v1/news?q=" + encoded,
          "api/v1/news?sort=" + encoded, "api/v1/news?fields=" + encoded, "api/v1/search?q=" + encoded, "api/v1/news?limit="
          + encoded)) {
        requireUnread(visitor.get(address));
      }
      for (String header : List.of("User-Agent", "Referer", "Correlation-Id", "Authorization", "Accept", "Accept-Language",
          "Origin", "Cookie",
          "If-None-Match", "X-Forwarded-For", "Content-Type")) {
        requireUnread(visitor.with(header, template).get("api/v1/news?limit=1"));
      }
      String link = office.author().send("POST", "api/editorial/v1/imports?type=topics&locale=fr&dryRun=true", "text/csv",
          "title,parent\n\"" + template + "\",\"" + template + "\"\n").expect(202).json().at("/links/self").textValue();
      Until.holds("the rehearsal has ended", () ->
          !office.author().get(link).expect(200).json().path("status").asText().equals("running"));
      requireUnread(office.author().get(link));
    }
    requireNobodyKnocked();
    try (Stream<Path> logs = Files.walk(TestRun.folder().resolve("server/log"))) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(log)).as("%s", log).doesNotContain(Payloads.PRODUCT);
      }
    }
  }

  private static void requireUnread(Http.Answer answer) {
    assertThat(answer.status()).as("%s", answer).isLessThan(500);
    assertThat(answer.response().headers().map() + answer.text()).doesNotContain(Payloads.PRODUCT, TestRun.LOCAL_TOKEN);
  }

  /** Whoever looked something up would be waiting to be let in. */
  private static void requireNobodyKnocked() {
    try {
      listener.accept();
    } catch (SocketTimeoutException nobody) {
      return;
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
    throw new AssertionError("something was looked up at a look-up string's address");
  }

  /** Every free text says one of the templates. */
  private static JsonNode laced(JsonNode value, int[] turn) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(member -> copy.set(member.getKey(), laced(member.getValue(), turn)));
      return copy;
    }
    if (value instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> copy.add(laced(item, turn)));
      return copy;
    }
    boolean free = value instanceof TextNode && value.textValue().startsWith("Alpha ");
    return free ? TextNode.valueOf(value.textValue() + " " + templates.get(turn[0]++ % templates.size())) : value;
  }
}

package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.testing.HtmlCheck;
import org.entente.testing.Http;
import org.junit.jupiter.api.Test;

/** The index of the API as browsers get it: every link on it leads somewhere, and programs get what they always got. */
class IndexPageIT extends Journey {
  private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

  @Test
  void everyLinkOnItIsAnswered() throws Exception {
    for (String locale : List.of("fr", "en")) {
      Http.Answer page = browser().get("api/v1?locale=" + locale).expect(200);
      assertThat(HtmlCheck.faults(page.bytes())).isEmpty();
      assertThat(page.text()).contains("<html lang=\"" + locale + "\">");
      Set<String> links = new LinkedHashSet<>(LINK.matcher(page.text()).results().map(link -> link.group(1).replace("&amp;", "&")).toList());
      assertThat(links).hasSizeGreaterThan(80);
      for (String link : links) {
        if (link.startsWith("#")) {
          assertThat(page.text()).contains("id=\"" + link.substring(1) + "\"");
        } else if (link.startsWith("/")) {
          assertThat(browser().get(link).status()).as(link).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void programsAndBrowsersNeverGetWhatIsTheOthers() {
    Http.Answer index = office.visitor().get("api/v1").expect(200);
    Http.Answer page = browser().get("api/v1").expect(200);
    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
    // In turns, since answers are kept.
    for (int i = 0; i < 2; i++) {
      for (String takes : List.of("*/*", "application/json", "application/json, text/html;q=0.5")) {
        Http.Answer asked = office.visitor().with("Accept", takes).get("api/v1").expect(200);
        assertThat(asked.bytes()).as(takes).isEqualTo(index.bytes());
        assertThat(varies(asked)).containsExactlyInAnyOrder("Accept-Encoding", "Accept");
      }
      assertThat(browser().with("Accept-Language", "en").get("api/v1").expect(200).bytes()).isEqualTo(page.bytes());
      assertThat(varies(page)).containsExactlyInAnyOrder("Accept-Encoding", "Accept");
    }
    browser().with("If-None-Match", page.etag()).get("api/v1").expect(304);
    browser().with("If-None-Match", index.etag()).get("api/v1").expect(200);
    browser().get("api/v1?locale=xx").expect(400);
    office.visitor().with("Accept", "image/png").get("api/v1").expect(406);
  }

  @Test
  void itRunsNoScriptAndLoadsNothing() {
    Http.Answer page = browser().get("api/v1").expect(200);
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    assertThat(page.text()).doesNotContain("<script", "style=\"", "onclick", "<img", "@import", "url(");
  }

  @Test
  void descriptionsTravelPackedUnderAnETagOfTheirOwn() {
    for (String address : List.of("api/v1", "api/v1/openapi.json", "api/v1/labels", "api/v1/schemas/news")) {
      Http.Answer plain = browser().get(address).expect(200);
      Http.Answer packed = browser().with("Accept-Encoding", "gzip").get(address).expect(200);
      assertThat(packed.header("Content-Encoding")).contains("gzip");
      assertThat(packed.unpacked()).isEqualTo(plain.bytes());
      assertThat(packed.etag()).isNotEqualTo(plain.etag());
      assertThat(packed.header("Vary").orElseThrow()).contains("Accept-Encoding");
      browser().with("Accept-Encoding", "gzip", "If-None-Match", packed.etag()).get(address).expect(304);
    }
  }

  private static List<String> varies(Http.Answer answer) {
    return List.of(String.join(", ", answer.response().headers().allValues("Vary")).split(", "));
  }

  private static Http browser() {
    return office.visitor().with("Accept", BROWSER);
  }
}

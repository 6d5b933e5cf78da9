package org.entente.everytype;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.testing.Http;

/** Every public answer in which a content could show: bytes and headers, by address. */
final class PublicBytes {
  private final Map<String, String> answers = new LinkedHashMap<>();

  private PublicBytes() {}

  /** @param word a word of the content's public title */
  static PublicBytes around(Http visitor, WorkingCopy copy, String word, List<String> locales) {
    PublicBytes all = new PublicBytes();
    String list = "api/v1/" + copy.type();
    all.take(visitor, "api/v1", "api/v1/openapi.json", "api/v1/schemas/" + copy.type(), copy.delivered(),
        "api/v1/content?locale=all&ids=" + copy.id(), "api/v1/search?locale=all&limit=100&q=" + encode(word),
        list + "?locale=all&limit=100&sort=-publishedAt", list + ".json?locale=all&limit=100&sort=-publishedAt",
        list + "?locale=all&limit=100&q=" + encode(word), list + ".csv?locale=all");
    visitor.get("api/v1").expect(200).json().path("types").findValues("forms").forEach(forms -> forms.forEach(form -> {
      if (form.asText().contains("/" + copy.type() + ".")) {
        all.take(visitor, form.asText().substring(1) + "?locale=all");
      }
    }));
    locales.forEach(locale -> all.take(visitor, copy.delivered(locale), list + ".csv?locale=" + locale,
        list + "?limit=100&sort=-publishedAt&locale=" + locale));
    return all;
  }

  private void take(Http visitor, String... addresses) {
    for (String address : addresses) {
      Http.Answer answer = visitor.get(address);
      assertThat(answer.status()).as(address).isLessThan(500);
      answers.put(address, answer.response().headers().map() + "\n" + answer.text());
    }
  }

  void requireNowhere(String secret) {
    answers.forEach((address, bytes) -> assertThat(bytes.contains(secret)).as("'%s' in %s", secret, address).isFalse());
  }

  /** That the bytes are the right ones to look at: a public word is in the object, the list and the table. */
  void requireSomewhere(String word) {
    assertThat(answers.values().stream().filter(bytes -> bytes.contains(word)).count()).as("answers with '%s'", word)
        .isGreaterThanOrEqualTo(4);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package org.entente.archiving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.entente.testing.Http;

/** Everything the public can read: what stands at every address of every object, list and table. */
final class PublicWorld {
  private final Http http;
  private final Map<String, Shown> answers = new TreeMap<>();

  /** Bytes with all that tells a reader whether he holds them already. */
  record Shown(int status, String etag, String lastModified, String bytes) {
    static Shown of(Http.Answer answer) {
      return new Shown(answer.status(), answer.header("ETag").orElse(""), answer.header("Last-Modified").orElse(""), answer.text());
    }

    @Override
    public String toString() {
      return status + " " + etag + " " + lastModified + " (" + bytes.length() + " characters, " + Arrays.hashCode(bytes.toCharArray()) + ")";
    }
  }

  private PublicWorld(Http http) {
    this.http = http;
  }

  static PublicWorld of(Http http) {
    PublicWorld world = new PublicWorld(http);
    world.look("api/v1");
    for (JsonNode type : http.get("api/v1").expect(200).json().path("types")) {
      world.walk("api/v1/" + type.path("type").asText());
    }
    world.look("api/v1/search?q=paris&locale=all&limit=100");
    world.look("api/v1/openapi.json");
    return world;
  }

  private void walk(String list) {
    look(list);
    look(list + "?sort=-publishedAt");
    for (String locale : new String[] {"all", "fr", "en"}) {
      look(list + ".csv?locale=" + locale);
    }
    String next = list + "?locale=all&limit=100";
    while (!next.isEmpty()) {
      JsonNode page = look(next);
      page.path("data").forEach(object -> object(list, object));
      next = page.path("links").path("next").asText("");
    }
  }

  private void object(String list, JsonNode object) {
    String locale = "?locale=" + object.path("locale").asText();
    look(list + "/" + object.path("id").asText() + locale);
    look(list + "/" + object.path("slug").asText() + locale);
    look(list + "/" + object.path("id").asText() + locale + "&include=alternates");
  }

  private JsonNode look(String address) {
    Http.Answer answer = http.get(address);
    answers.put(address, Shown.of(answer));
    return answer.status() == 200 && !address.contains(".csv") ? answer.json() : MissingNode.getInstance();
  }

  Map<String, Shown> answers() {
    return answers;
  }

  /** The addresses of single objects, which no neighbour moves. */
  Map<String, Shown> objects() {
    Map<String, Shown> objects = new TreeMap<>();
    answers.forEach((address, shown) -> {
      if (address.matches("api/v1/[a-z-]+/[^?]+[?]locale=[a-z]+")) {
        objects.put(address, shown);
      }
    });
    return objects;
  }

  /** What these addresses show at a server. */
  static Map<String, Shown> at(Collection<String> addresses, Http http) {
    Map<String, Shown> seen = new TreeMap<>();
    addresses.forEach(address -> seen.put(address, Shown.of(http.get(address))));
    return seen;
  }
}

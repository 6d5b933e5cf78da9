package org.entente.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.entente.testing.Http;

/** Everything the public sees at one moment: by address the status, every header that is not of the moment itself, the bytes. */
record Snapshot(Map<String, String> answers) {
  private static final Set<String> OF_THE_MOMENT = Set.of("date", "correlation-id", "connection", "keep-alive");

  static Snapshot of(Http visitor, Collection<String> addresses) {
    Map<String, String> answers = new ConcurrentSkipListMap<>();
    addresses.parallelStream().forEach(address -> answers.put(address, shown(visitor.get(address))));
    return new Snapshot(answers);
  }

  /** Lists in every order, tables, searches, objects in every language, ids, descriptions. */
  static Set<String> addresses(PublicDoors doors, PublicWorld world, List<String> locales, List<String> others) {
    Set<String> addresses = new LinkedHashSet<>();
    for (PublicDoors.Door door : doors.all()) {
      String path = door.path().substring(1);
      if (door.inPath().contains("key")) {
        world.objects(door.type().orElseThrow()).forEach(object -> addresses.add(object(path, object)));
      } else if (door.inPath().contains("type")) {
        doors.types().forEach(type -> addresses.add(path.replace("{type}", type)));
      } else if (door.takes("ids")) {
        others.forEach(id -> addresses.add(path + "?locale=all&ids=" + id));
      } else if (door.takes("q") && !door.takes("sort")) {
        List.of("Rome", "Alpha", "texte", "laccueil", "cnry", "pacte", "paris")
            .forEach(word -> addresses.add(path + (door.takes("limit") ? "?limit=100&q=" : "?q=") + word));
      } else {
        addresses.add(path);
        lists(door, path, locales).forEach(addresses::add);
      }
    }
    return addresses;
  }

  private static String object(String path, JsonNode object) {
    return path.replace("{key}", object.path("slug").asText()) + "?locale=" + object.path("locale").asText();
  }

  private static Set<String> lists(PublicDoors.Door door, String path, List<String> locales) {
    Set<String> lists = new LinkedHashSet<>();
    if (door.takes("locale")) {
      locales.forEach(locale -> lists.add(path + "?limit=100&locale=" + locale));
    }
    if (door.takes("sort")) {
      door.query().get("sort").path("items").path("enum").forEach(key ->
          lists.add(path + "?limit=100&locale=all&sort=" + key.asText()));
      lists.add(path + "?limit=100&q=alpha");
    }
    return lists;
  }

  /** That not a byte has moved of what was looked at later. */
  void requireSame(Snapshot later, String change) {
    later.answers.forEach((address, answer) -> assertThat(answer).as("%s after: %s", address, change).isEqualTo(answers.get(address)));
  }

  private static String shown(Http.Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.response().headers().map());
    OF_THE_MOMENT.forEach(headers::remove);
    return answer.status() + "\n" + headers + "\n" + answer.text();
  }
}

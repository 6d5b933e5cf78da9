package org.entente.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.delivery.forms.Form;
import org.entente.edition.Edition;
import org.entente.edition.QueryParser;
import org.entente.edition.Toy;
import org.entente.schema.PublicModel;
import org.entente.settings.Catalogue;
import org.entente.settings.Installation;
import org.entente.values.LocalizedText;

/** The toy world's feasts, which can be had in every form, asked in any of them. */
final class Fair implements AutoCloseable {
  static final Installation HOUSE = new Installation(List.of(Locale.FRENCH, Locale.ENGLISH, Locale.GERMAN), ZoneId.of("Europe/Paris"),
      "/ctx", Path.of("target"), Optional.of("https://pacts.example.org/ctx"), Optional.empty());
  static final PublicModel.Type FEASTS = Toy.MODEL.type("feasts").orElseThrow();
  static final Catalogue CATALOGUE = new Catalogue(told("Relations"), told("Ce que fait la ville"), new Catalogue.Party(told("La ville"),
      Optional.empty(), Optional.of("https://www.paris.example")), new Catalogue.Party(told("Service"), Optional.of("a@paris.example"),
      Optional.empty()), "https://licence.example/2.0", Map.of("feasts", told("Fêtes")));
  private static final ObjectMapper JSON = new ObjectMapper();

  final QueryParser parser = Toy.parser();
  private final Toy toy = new Toy();
  private Edition edition;

  private static LocalizedText told(String text) {
    return LocalizedText.of(Map.of(Locale.FRENCH, text));
  }

  /** A feast that starts then, with whatever else. */
  static ObjectNode feast(String starts) {
    return JsonNodeFactory.instance.objectNode().put("day", starts.substring(0, 10)).put("starts", starts).put("clock", "Europe/Paris");
  }

  static ObjectNode at(ObjectNode feast, double lat, double lon) {
    feast.putObject("spot").put("lat", lat).put("lon", lon);
    return feast;
  }

  Fair publish(int id, String locale, String title, ObjectNode facts) {
    try {
      String members = JSON.writeValueAsString(facts);
      String quoted = JSON.writeValueAsString(title);
      toy.publish("feasts", id, locale, "feast-" + id + "-" + locale, quoted.substring(1, quoted.length() - 1),
          members.substring(1, members.length() - 1));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    close();
    return this;
  }

  Fair withdraw(int id, String locale) {
    toy.withdraw("feasts", id, locale, "feast-" + id + "-" + locale, null, null);
    close();
    return this;
  }

  Edition edition() {
    edition = edition == null ? toy.edition() : edition;
    return edition;
  }

  Answer answer(Form form, String raw) {
    return new Transcript(edition(), form.query(parser, "feasts", raw), FEASTS, HOUSE, CATALOGUE, new Links(HOUSE, DeliveryResource.ROOT), form).answer();
  }

  byte[] bytes(Form form, String raw) {
    return body(answer(form, raw));
  }

  /** All bytes of an answer, in memory or written. */
  static byte[] body(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    answer.bytes().ifPresent(bytes::writeBytes);
    answer.stream().ifPresent(stream -> {
      try {
        stream.writing().to(bytes);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    });
    return bytes.toByteArray();
  }

  String text(Form form, String raw) {
    return new String(bytes(form, raw), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (edition != null) {
      edition.close();
      edition = null;
    }
  }
}

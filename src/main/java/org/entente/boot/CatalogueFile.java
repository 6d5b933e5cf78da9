package org.entente.boot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.settings.Catalogue;
import org.entente.settings.Environment;
import org.entente.values.LocalizedText;

/** How an office presents its open data, as it writes it down: title, description, publisher, contact, licence, titles of types. */
final class CatalogueFile {
  private static final String SETTING = "ENTENTE_CATALOGUE";
  private static final String LICENCE_OUVERTE = "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf";

  private final YamlFile file;

  private CatalogueFile(YamlFile file) {
    this.file = file;
  }

  static CatalogueFile of(Environment environment) {
    return new CatalogueFile(YamlFile.of(environment, SETTING, "catalogue.yaml"));
  }

  Catalogue read(ContentTypes types) {
    Map<?, ?> told = file.members(file.load(), "the file", List.of("title", "description", "publisher", "contact", "licence", "titles"));
    return new Catalogue(file.texts(told.get("title"), "title"), file.texts(told.get("description"), "description"),
        party(told.get("publisher"), "publisher", List.of("name", "url")),
        party(told.get("contact"), "contact", List.of("name", "email", "url")), licence(told),
        titles(told, types));
  }

  private String licence(Map<?, ?> told) {
    return told.containsKey("licence") ? address(file.members(told.get("licence"), "licence", List.of("url")).get("url"), "licence.url")
        : LICENCE_OUVERTE;
  }

  private Map<String, LocalizedText> titles(Map<?, ?> told, ContentTypes types) {
    Map<String, LocalizedText> titles = new HashMap<>();
    types.all().forEach(type -> titles.put(type.name(), labels(type, types.locales())));
    if (told.containsKey("titles")) {
      file.members(told.get("titles"), "titles", titles.keySet().stream().sorted().toList())
          .forEach((type, own) -> titles.put((String) type, file.texts(own, "titles." + type)));
    }
    return titles;
  }

  private static LocalizedText labels(TypeDescriptor type, List<Locale> locales) {
    Map<Locale, String> texts = new HashMap<>();
    locales.forEach(locale -> texts.put(locale, type.label(locale, "labels")));
    texts.values().removeIf("labels"::equals);
    return LocalizedText.of(texts.isEmpty() ? Map.of(Locale.ENGLISH, type.name()) : texts);
  }

  private Catalogue.Party party(Object told, String place, List<String> known) {
    Map<?, ?> members = file.members(told, place, known);
    return new Catalogue.Party(file.texts(members.get("name"), place + ".name"),
        Optional.ofNullable(members.get("email")).map(email -> email(email, place + ".email")),
        Optional.ofNullable(members.get("url")).map(url -> address(url, place + ".url")));
  }

  private String email(Object told, String place) {
    if (!(told instanceof String email) || !email.matches("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")) {
      throw file.wrong(place, "must be a mail address");
    }
    return email;
  }

  private String address(Object told, String place) {
    try {
      URI address = new URI(String.valueOf(told));
      if (Stream.of("http", "https").anyMatch(scheme -> scheme.equals(address.getScheme())) && address.getHost() != null) {
        return address.toASCIIString();
      }
    } catch (URISyntaxException malformed) {
      // told below, together with what is no web address
    }
    throw file.wrong(place, "must be an http or https address");
  }
}

package org.entente.settings;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts of one installation.
 *
 * @param locales the chain of languages, the first is the default; never empty
 * @param zone the zone in which a date without time is a day
 * @param contextRoot where the WAR stands: empty, or a path that starts with a slash and does not end with one
 * @param data the folder for everything the server keeps outside the database
 * @param publicUrl the address for links that leave the API, without a slash at its end
 * @param pageUrl template of a public page's address with {@code {locale}}, {@code {type}}, {@code {slug}}
 */
public record Installation(
    List<Locale> locales, ZoneId zone, String contextRoot, Path data, Optional<String> publicUrl, Optional<String> pageUrl) {

  public Installation {
    locales = List.copyOf(locales);
  }

  public static Installation from(Environment environment, String contextRoot) {
    return new Installation(
        locales(environment.text("ENTENTE_LOCALES").orElse("fr,en")),
        zone(environment.text("ENTENTE_ZONE").orElse("Europe/Paris")),
        contextRoot,
        Path.of(environment.text("ENTENTE_DATA").orElse(System.getProperty("jboss.server.data.dir", ".") + "/entente")).toAbsolutePath(),
        environment.text("ENTENTE_PUBLIC_URL").map(url -> url.replaceAll("/+$", "")),
        environment.text("ENTENTE_PAGE_URL"));
  }

  /** The first public address of the API's path: {@code /api/v1/…} under the context root. */
  public String delivery(String path) {
    return contextRoot + "/api/v1" + path;
  }

  /** An address of the delivery API for those outside: absolute if the installation knows its own address. */
  public String fromOutside(String path) {
    return publicUrl.map(url -> url + "/api/v1" + path).orElseGet(() -> delivery(path));
  }

  /** An address of the staff's API. */
  public String editorial(String path) {
    return contextRoot + "/api/editorial/v1" + path;
  }

  /** An address of the preview for those outside: absolute if the installation knows its own address. */
  public String preview(String path) {
    return publicUrl.orElse(contextRoot) + "/api/preview/v1" + path;
  }

  public Locale firstLocale() {
    return locales.get(0);
  }

  private static List<Locale> locales(String setting) {
    List<Locale> locales = new ArrayList<>();
    for (String tag : setting.split(",")) {
      try {
        locales.add(new Locale.Builder().setLanguageTag(tag.strip()).build());
      } catch (IllformedLocaleException malformed) {
        throw new WrongSetting("ENTENTE_LOCALES", "names '" + tag + "', which is no language tag; write for example fr,en");
      }
    }
    return locales;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new WrongSetting("ENTENTE_ZONE", "is '" + name + "', which is no IANA zone; write for example Europe/Paris");
    }
  }
}

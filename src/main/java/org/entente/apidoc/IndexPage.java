package org.entente.apidoc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicModel;
import org.entente.settings.Catalogue;
import org.entente.settings.Installation;
import org.entente.values.Markup;

/** The index of the public API as a page in one language: what there is, what can be asked of it, and questions to click on. */
final class IndexPage {
  private static final String STYLE = """
      body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
      nav ul,ul.forms{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}
      .wide{overflow-x:auto}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8886}
      code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
      section{margin-top:2.5rem}
      """;
  /** No script, no image, nothing from elsewhere: this one style alone. */
  static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
      + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final ContentTypes types;
  private final Installation installation;
  private final Catalogue catalogue;
  private final Locale locale;
  private final Phrases phrases;

  IndexPage(ContentTypes types, Installation installation, Catalogue catalogue, Locale locale) {
    this.types = types;
    this.installation = installation;
    this.catalogue = catalogue;
    this.locale = locale;
    this.phrases = new Phrases(locale);
  }

  String html() {
    String name = Markup.quoted(catalogue.title().in(List.of(locale)));
    String title = phrases.say("title") + " · " + name;
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <header>
        <h1>%s</h1>
        <p>%s</p>
        %s</header>
        <main>
        %s%s</main>
        <footer><p><a href="%s" rel="license">%s</a></p></footer>
        </body>
        </html>
        """.formatted(phrases.language().toLanguageTag(), title, STYLE, title, Markup.quoted(catalogue.description().in(List.of(locale))), languages(),
        doors(), sections(), Markup.quoted(catalogue.licence()), phrases.say("licence"));
  }

  private String languages() {
    return installation.locales().stream().map(one -> one.equals(locale)
        ? "<li aria-current=\"page\">" + name(one) + "</li>\n"
        : "<li><a href=\"" + address("?locale=" + one.toLanguageTag()) + "\" hreflang=\"" + one.toLanguageTag() + "\">" + name(one) + "</a></li>\n")
        .collect(Collectors.joining("", "<nav aria-label=\"" + phrases.say("languages") + "\"><ul>\n", "</ul></nav>\n"));
  }

  private static String name(Locale language) {
    return "<span lang=\"" + language.toLanguageTag() + "\">" + Markup.quoted(language.getDisplayName(language)) + "</span>";
  }

  private String doors() {
    return "<p>" + phrases.say("how") + "</p>\n<ul>\n"
        + door("/openapi.json", "openapi") + door("/catalog", "catalog") + door("/labels?locale=" + locale.toLanguageTag(), "labels")
        + door("/search?q=paris", "search") + "</ul>\n<nav aria-label=\"" + phrases.say("types") + "\"><ul>\n"
        + model().types().stream().map(type -> "<li><a href=\"#" + type.name() + "\">" + phrases.name(types.named(type.name()), "labels") + "</a></li>\n")
            .collect(Collectors.joining()) + "</ul></nav>\n";
  }

  private String door(String path, String phrase) {
    return "<li><a href=\"" + address(path) + "\"><code>" + address(path) + "</code></a>: " + phrases.say(phrase) + "</li>\n";
  }

  private String sections() {
    return model().types().stream()
        .map(type -> new TypeSection(model(), type, types.named(type.name()), installation, phrases).html()).collect(Collectors.joining());
  }

  private PublicModel model() {
    return types.publicModel();
  }

  private String address(String path) {
    return Markup.quoted(installation.delivery(path));
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}

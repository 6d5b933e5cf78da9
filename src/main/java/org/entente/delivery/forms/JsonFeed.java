package org.entente.delivery.forms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;
import org.entente.settings.Catalogue;

/** A feed as JSON Feed 1.1. */
final class JsonFeed implements Scribe {
  private final OutputStream output;
  private final Frame frame;
  private final ObjectNode feed = JsonNodeFactory.instance.objectNode();

  JsonFeed(Frame frame, OutputStream output) {
    this.frame = frame;
    this.output = output;
    Catalogue catalogue = frame.catalogue();
    List<Locale> languages = Entry.languages(frame);
    feed.put("version", "https://jsonfeed.org/version/1.1")
        .put("title", frame.title(languages))
        .put("home_page_url", frame.list()).put("feed_url", frame.self())
        .put("description", catalogue.description().in(languages)).put("language", languages.get(0).toLanguageTag());
    ObjectNode author = feed.putArray("authors").addObject().put("name", catalogue.publisher().name().in(languages));
    catalogue.publisher().url().ifPresent(url -> author.put("url", url));
    feed.putArray("items");
  }

  @Override
  public void take(Print print) {
    Entry entry = Entry.of(frame, print);
    ObjectNode item = feed.withArray("items").addObject().put("id", entry.id()).put("url", entry.address()).put("title", entry.title())
        .put("language", entry.language()).put("date_published", entry.published().toString())
        .put("date_modified", entry.updated().toString());
    entry.summary().ifPresent(summary -> item.put("summary", summary));
    // An item must have a content, be it its title.
    entry.html().ifPresentOrElse(html -> item.put("content_html", html),
        () -> item.put("content_text", entry.summary().orElse(entry.title())));
  }

  @Override
  public void end() throws IOException {
    output.write(PrintForm.write(feed));
  }
}

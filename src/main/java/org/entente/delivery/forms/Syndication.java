package org.entente.delivery.forms;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.entente.edition.Print;
import org.entente.settings.Catalogue;
import org.entente.values.Markup;

/** A feed in XML: Atom (RFC 4287) or RSS 2.0. */
final class Syndication implements Scribe {
  static final String ATOM = "atom_1.0";
  static final String RSS = "rss_2.0";
  /** What XML 1.0 cannot hold, escaped or not. */
  private static final String UNWRITABLE = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

  private final String kind;
  private final Frame frame;
  private final OutputStream output;
  private final List<Entry> entries = new ArrayList<>();

  Syndication(String kind, Frame frame, OutputStream output) {
    this.kind = kind;
    this.frame = frame;
    this.output = output;
  }

  @Override
  public void take(Print print) {
    entries.add(Entry.of(frame, print));
  }

  @Override
  public void end() throws IOException {
    Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
    try {
      new SyndFeedOutput().output(feed(), writer);
    } catch (FeedException incomplete) {
      throw new IllegalStateException("a feed lacks what it must have", incomplete);
    }
    writer.flush();
  }

  private SyndFeed feed() {
    Catalogue catalogue = frame.catalogue();
    List<Locale> languages = Entry.languages(frame);
    SyndFeed feed = new SyndFeedImpl();
    feed.setFeedType(kind);
    feed.setEncoding("UTF-8");
    feed.setTitle(frame.title(languages));
    feed.setDescription(catalogue.description().in(languages));
    feed.setUri(frame.self());
    if (kind.equals(ATOM)) {
      feed.setLinks(List.of(link("self", "application/atom+xml", frame.self()), link("alternate", "application/json", frame.list())));
      SyndPerson author = new SyndPersonImpl();
      author.setName(catalogue.publisher().name().in(languages));
      feed.setAuthors(List.of(author));
    } else {
      feed.setLink(frame.list());
      feed.setLanguage(languages.get(0).toLanguageTag());
    }
    feed.setCopyright(catalogue.licence());
    feed.setPublishedDate(Date.from(entries.stream().map(Entry::updated).max(Comparator.naturalOrder()).orElse(Instant.EPOCH)));
    feed.setEntries(entries.stream().map(this::entry).toList());
    return feed;
  }

  private SyndEntry entry(Entry told) {
    SyndEntry entry = new SyndEntryImpl();
    entry.setUri(told.id());
    entry.setTitle(writable(told.title()));
    entry.setLink(told.address());
    entry.setPublishedDate(Date.from(told.published()));
    if (kind.equals(ATOM)) {
      entry.setUpdatedDate(Date.from(told.updated()));
      told.summary().ifPresent(summary -> entry.setDescription(content("text", summary)));
      told.html().ifPresent(html -> entry.setContents(List.of(content("html", html))));
    } else {
      // RSS readers take a description for HTML.
      told.html().or(() -> told.summary().map(Markup::text)).ifPresent(text -> entry.setDescription(content("html", text)));
    }
    return entry;
  }

  private static SyndLink link(String relation, String type, String address) {
    SyndLink link = new SyndLinkImpl();
    link.setRel(relation);
    link.setType(type);
    link.setHref(address);
    return link;
  }

  private static SyndContent content(String type, String text) {
    SyndContent content = new SyndContentImpl();
    content.setType(type);
    content.setValue(writable(text));
    return content;
  }

  private static String writable(String text) {
    return text.replaceAll(UNWRITABLE, "");
  }
}

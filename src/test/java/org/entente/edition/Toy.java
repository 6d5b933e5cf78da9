package org.entente.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.entente.publishing.Action;
import org.entente.publishing.LogEntry;
import org.entente.publishing.PublicationLog;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.settings.Installation;
import org.entente.values.FieldRole;
import org.entente.values.Period;

/** A toy world: pacts with towns, an in-memory log, and an index that follows it. */
public final class Toy {
  public static final Installation HOUSE = new Installation(List.of(Locale.FRENCH, Locale.ENGLISH, Locale.GERMAN),
      ZoneId.of("Europe/Paris"), "/ctx", Path.of("target"), Optional.empty(), Optional.empty());

  public static final PublicModel MODEL = new PublicModel(List.of(
      new PublicModel.Type("pacts", List.of(
          slug(), words("title", FieldKind.TEXT), words("summary", FieldKind.TEXT), words("body", FieldKind.RICH_TEXT),
          field("kind", FieldKind.ENUMERATION).values("twinning", "memorandum").get(),
          field("exclusive", FieldKind.BOOLEAN).get(),
          field("signed", FieldKind.PERIOD).get(),
          field("number", FieldKind.INTEGER).get(),
          field("towns", FieldKind.REFERENCE).many().target("towns").get(),
          field("visited", FieldKind.INSTANT).get(),
          field("page", FieldKind.TARGET).reverse("pacts-leading-here").get(),
          field("aliases", FieldKind.TEXT).many().get(),
          field("secretary", FieldKind.TEXT).hidden().get(),
          field("guests", FieldKind.COMPONENT).many().members(
              field("guests.name", FieldKind.TEXT).get(), field("guests.town", FieldKind.REFERENCE).target("towns").reverse("pacts-as-guest").get(),
              field("guests.stay", FieldKind.PERIOD).get()).get(),
          field("provenance", FieldKind.COMPONENT).members(
              field("provenance.line", FieldKind.INTEGER).get(), field("provenance.document", FieldKind.TEXT).get()).get(),
          field("publishedAt", FieldKind.INSTANT).get())),
      new PublicModel.Type("towns", List.of(
          slug(), words("title", FieldKind.TEXT), words("summary", FieldKind.TEXT), words("body", FieldKind.RICH_TEXT),
          field("country", FieldKind.COUNTRY).get(), field("point", FieldKind.POINT).get(),
          field("memberOf", FieldKind.REFERENCE).many().target("towns").reverse("members").get(),
          field("parent", FieldKind.REFERENCE).target("towns").reverse("children").get(),
          field("founded", FieldKind.DATE).get())),
      new PublicModel.Type("feasts", List.of(
          slug(), words("title", FieldKind.TEXT), words("summary", FieldKind.TEXT), words("body", FieldKind.RICH_TEXT),
          field("day", FieldKind.DATE).role(FieldRole.DISPLAY_DATE).get(),
          field("starts", FieldKind.INSTANT).role(FieldRole.START).get(), field("ends", FieldKind.INSTANT).role(FieldRole.END).get(),
          field("clock", FieldKind.ZONE).role(FieldRole.ZONE).get(),
          field("standing", FieldKind.ENUMERATION).values("confirmed", "held", "cancelled").role(FieldRole.CANCELLED).get(),
          field("hall", FieldKind.TEXT).role(FieldRole.PLACE).get(), field("spot", FieldKind.POINT).role(FieldRole.POINT).get(),
          field("site", FieldKind.URL).get(),
          field("towns", FieldKind.REFERENCE).many().target("towns").get()))));

  /** Long after everything that happens in the toy world. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2025-01-01T00:00:00Z"), ZoneOffset.UTC);

  public final List<LogEntry> log = new ArrayList<>();
  private EditionIndex index;

  public Toy() {
    try {
      index = EditionIndex.create(new ByteBuffersDirectory(), MODEL);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static UUID id(int number) {
    return new UUID(0x1000L, number);
  }

  /** {@code facts} are members of the print, such as {@code "kind":"twinning"}; they may be empty. */
  public Toy publish(String type, int id, String locale, String slug, String title, String facts) {
    UUID content = id(id);
    String instant = instant().toString();
    String print = "{\"type\":\"" + type + "\",\"id\":\"" + content + "\",\"locale\":\"" + locale + "\",\"slug\":\"" + slug
        + "\",\"title\":\"" + title + "\"" + (facts.isEmpty() ? "" : "," + facts) + (facts.contains("\"publishedAt\"") ? "" : ",\"publishedAt\":\"" + instant + "\"")
        + (facts.contains("\"updatedAt\"") ? "" : ",\"updatedAt\":\"" + instant + "\"") + ",\"links\":{\"self\":\"/ctx/api/v1/" + type + "/" + content + "?locale=" + locale + "\"}}";
    return add(type, content, locale, slug, Action.PUBLISHED, Optional.empty(), Optional.empty(),
        Optional.of(print.getBytes(StandardCharsets.UTF_8)));
  }

  public Toy withdraw(String type, int id, String locale, String slug, String notice, String redirect) {
    return add(type, id(id), locale, slug, Action.WITHDRAWN, Optional.ofNullable(notice), Optional.ofNullable(redirect),
        Optional.empty());
  }

  /** Takes a variant out by law: the end of it, and the texts of all its prints. */
  public Toy redact(String type, int id, String locale, String slug) {
    log.replaceAll(entry -> entry.content().equals(id(id)) ? new LogEntry(entry.sequence(), entry.firstSequence(), entry.content(), entry.type(),
        entry.locale(), entry.slug(), entry.action(), entry.instant(), entry.notice(), entry.redirect(), Optional.empty(), entry.chain()) : entry);
    return add(type, id(id), locale, slug, Action.REDACTED, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Toy add(String type, UUID id, String locale, String slug, Action action, Optional<String> notice,
      Optional<String> redirect, Optional<byte[]> body) {
    long number = log.size() + 1;
    log.add(new LogEntry(number, number, id, type, Locale.forLanguageTag(locale), slug, action, instant(), notice, redirect,
        body, "chain-" + number));
    return this;
  }

  /** What the last entry of the log names as changed. */
  public List<String> named() {
    return SurrogateKeys.of(log.get(log.size() - 1));
  }

  private Instant instant() {
    return Instant.parse("2024-01-01T00:00:00Z").plusSeconds(60L * log.size());
  }

  public static String period(String edtf) {
    Period period = Period.parse(edtf);
    return "\"signed\":" + periodJson(period);
  }

  static String periodJson(Period period) {
    return "{\"edtf\":\"" + period.edtf() + "\"" + (period.from().equals(Period.DAWN) ? "" : ",\"from\":\"" + period.from() + "\"")
        + (period.to().equals(Period.FAR_FUTURE) ? "" : ",\"to\":\"" + period.to() + "\"") + ",\"precision\":\"" + period.precision().word() + "\"}";
  }

  public static String link(int id) {
    return "{\"type\":\"towns\",\"id\":\"" + id(id) + "\",\"href\":\"/ctx/api/v1/towns/" + id(id) + "\"}";
  }

  /** Everything in the log so far, applied at once to what was there. */
  public Edition edition() {
    try {
      index.apply(log.subList((int) index.place().number(), log.size()));
      return index.open();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Lets readers see everything in the log so far. */
  public void showIn(Editions editions) {
    editions.show(edition());
  }

  /** What a server has beside its editions; past ones stand in {@code data}. */
  static Worlds worlds(Editions editions, PublicationLog log, Clock clock, Path data) {
    Worlds worlds = new Worlds();
    worlds.editions = editions;
    worlds.clock = clock;
    worlds.objects = new PastObjects();
    worlds.objects.log = log;
    worlds.objects.model = MODEL;
    worlds.past = new PastEditions();
    worlds.past.log = log;
    worlds.past.model = MODEL;
    worlds.past.clock = clock;
    worlds.past.installation = new Installation(HOUSE.locales(), HOUSE.zone(), "/ctx", data, Optional.empty(), Optional.empty());
    return worlds;
  }

  public static QueryParser parser() {
    QueryParser parser = new QueryParser();
    parser.model = MODEL;
    parser.installation = HOUSE;
    parser.clock = CLOCK;
    return parser;
  }

  static Field field(String path, FieldKind kind) {
    return new Field(path, kind);
  }

  private static PublicField words(String name, FieldKind kind) {
    return new PublicField(name, name, kind, false, true, kind == FieldKind.TEXT, kind == FieldKind.TEXT, true, FieldRole.NONE,
        Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  private static PublicField slug() {
    return new PublicField("slug", "slug", FieldKind.SLUG, false, true, true, false, false, FieldRole.NONE, Optional.empty(),
        Optional.empty(), List.of(), List.of());
  }

  /** A field being described. */
  static final class Field {
    private final String path;
    private final FieldKind kind;
    private boolean many;
    private boolean open = true;
    private Optional<String> target = Optional.empty();
    private Optional<String> reverse = Optional.empty();
    private List<String> values = List.of();
    private List<PublicField> members = List.of();
    private FieldRole role = FieldRole.NONE;

    private Field(String path, FieldKind kind) {
      this.path = path;
      this.kind = kind;
    }

    Field many() {
      many = true;
      return this;
    }

    Field role(FieldRole meaning) {
      role = meaning;
      return this;
    }

    Field hidden() {
      open = false;
      return this;
    }

    Field target(String type) {
      target = Optional.of(type);
      return this;
    }

    Field reverse(String name) {
      reverse = Optional.of(name);
      return this;
    }

    Field values(String... words) {
      values = List.of(words);
      return this;
    }

    Field members(PublicField... inside) {
      members = List.of(inside);
      return this;
    }

    PublicField get() {
      boolean text = kind == FieldKind.TEXT;
      return new PublicField(path.substring(path.lastIndexOf('.') + 1), path, kind, many, false, open, open && !many,
          text && open, role, target, reverse, values, members);
    }
  }
}

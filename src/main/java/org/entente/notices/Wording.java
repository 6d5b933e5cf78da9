package org.entente.notices;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.entente.accounts.Account;
import org.entente.settings.Installation;

/** How a notice reads in one person's language. What others have written stands in it as they wrote it, on one line. */
final class Wording {
  private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);
  private static final int LONGEST_TITLE = 120;

  private final Locale reader;
  private final ZoneId zone;
  private final ResourceBundle messages;

  private Wording(Locale reader, ZoneId zone) {
    this.reader = reader;
    this.zone = zone;
    this.messages = ResourceBundle.getBundle("org.entente.notices.Notices", reader,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** In the person's language, else the installation's first, if there are words for it; else in English. */
  static Wording of(Account reader, Installation installation) {
    return new Wording(reader.locale().flatMap(Wording::known).or(() -> known(installation.firstLocale())).orElse(Locale.ENGLISH),
        installation.zone());
  }

  private static Optional<Locale> known(Locale asked) {
    return LANGUAGES.stream().filter(language -> language.getLanguage().equals(asked.getLanguage())).findFirst();
  }

  Locale language() {
    return reader;
  }

  /** What it is about, in a few words. */
  String subject(Story story) {
    return message(story.notice().kind.word() + ".subject", title(story));
  }

  /** What happened, in a sentence. */
  String sentence(Story story) {
    Notice notice = story.notice();
    return message(notice.kind.word(), story.by().map(Account::displayName).map(Wording::line).orElseGet(() -> message("nobody")),
        message("quoted", title(story)), languages(story.copy().languages()), Optional.ofNullable(notice.due).map(this::moment).orElse(""));
  }

  String message(String key, Object... values) {
    return new MessageFormat(messages.getString(key), reader).format(values);
  }

  private String title(Story story) {
    String title = story.title(reader).map(Wording::line).filter(line -> !line.isEmpty()).orElseGet(() -> message("untitled"));
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
  }

  private String languages(List<Locale> languages) {
    return languages.isEmpty() ? message("everywhere")
        : languages.stream().map(language -> language.getDisplayName(reader)).collect(Collectors.joining(", "));
  }

  private String moment(Instant due) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(reader).withZone(zone).format(due)
        + " (" + zone.getId() + ")";
  }

  /** No line end, no control and no mark that turns the direction of writing gets into a subject or a sentence of ours. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
  }
}

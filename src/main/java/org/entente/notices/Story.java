package org.entente.notices;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.accounts.Account;

/**
 * What a person's copy of a notice says, with the words as they stand now.
 *
 * @param titles by language
 * @param by who did it, unless it was the house itself
 * @param text the comment, or the note that came with the move
 */
record Story(Notice notice, NoticeCopy copy, Map<Locale, String> titles, Optional<Account> by, Optional<String> text) {
  /** In one of the languages it is about, else in the reader's, else in any. */
  Optional<String> title(Locale reader) {
    return Stream.concat(Stream.concat(copy.languages().stream(), Stream.of(reader)).map(titles::get).filter(Objects::nonNull),
        List.copyOf(titles.values()).stream()).findFirst();
  }
}

package org.entente.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.accounts.Account;
import org.entente.accounts.Accounts;

/** Reads the words to which notices point: at most four statements, however many they are. */
@ApplicationScoped
class Stories {
  @Inject
  Notices notices;

  @Inject
  Accounts accounts;

  private record Place(UUID content, Object number) {}

  List<Story> of(List<Notices.Entry> entries) {
    Set<UUID> contents = set(entries, notice -> true, notice -> notice.content);
    Map<UUID, Map<Locale, String>> titles = new HashMap<>();
    notices.titles(contents).forEach(words -> titles.computeIfAbsent(words.content(), id -> new HashMap<>()).put((Locale) words.place(), words.text()));
    Map<Place, String> notes = byPlace(notices.notes(contents, set(entries, Notice::isAboutARevision, notice -> notice.number)));
    Map<Place, String> comments = byPlace(notices.comments(contents, set(entries, Notice::isAboutAComment, notice -> notice.number)));
    Map<UUID, Account> people = accounts.byIds(set(entries, notice -> true, notice -> notice.by)).stream()
        .collect(Collectors.toMap(Account::id, Function.identity()));
    return entries.stream().map(entry -> {
      Notice notice = entry.notice();
      Map<Place, String> said = notice.isAboutAComment() ? comments : notes;
      return new Story(notice, entry.copy(), titles.getOrDefault(notice.content, Map.of()), Optional.ofNullable(people.get(notice.by)),
          Optional.ofNullable(said.get(new Place(notice.content, notice.number))).filter(text -> !text.isBlank()));
    }).toList();
  }

  private static <T> Set<T> set(Collection<Notices.Entry> entries, Predicate<Notice> which, Function<Notice, T> part) {
    return entries.stream().map(Notices.Entry::notice).filter(which).map(part).collect(Collectors.toSet());
  }

  private static Map<Place, String> byPlace(List<Notices.Words> all) {
    return all.stream().collect(Collectors.toMap(words -> new Place(words.content(), words.place()), Notices.Words::text));
  }
}

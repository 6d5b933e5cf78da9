package org.entente.editorial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.accounts.Accounts;
import org.entente.content.Variant;
import org.entente.history.Comparison;
import org.entente.history.ComparisonJson;
import org.entente.history.ComparisonText;
import org.entente.history.Revision;
import org.entente.history.Revisions;
import org.entente.history.Vocabulary;
import org.entente.problem.Problem;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.schema.ContentTypes;
import org.entente.schema.PublicForm;
import org.entente.schema.TypeDescriptor;

/** What the staff see of the differences between two texts of a content. Nothing is loaded but revisions and titles. */
@ApplicationScoped
class Comparing {
  private static final int TITLES_AT_ONCE = 1000;

  @Inject
  Contents contents;

  @Inject
  ContentTypes types;

  @Inject
  Revisions revisions;

  @Inject
  PublicationLog log;

  @Inject
  Accounts accounts;

  /**
   * Two texts of one content, and how they differ.
   *
   * @param locale the one language that was compared; empty for all
   * @param from empty when there was nothing
   * @param titles what the contents that are referred to, and this one, are called now
   */
  record Compared(TypeDescriptor type, UUID id, Optional<Locale> locale, Optional<Revision> from, Revision to, Comparison comparison,
      Locale language, Map<UUID, String> titles, Map<UUID, String> authors) {
    ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type.name()).put("id", id.toString());
      locale.ifPresent(given -> json.put("locale", given.toLanguageTag()));
      from.ifPresentOrElse(revision -> json.set("from", Reading.line(revision)), () -> json.putNull("from"));
      json.set("to", Reading.line(to));
      return new ComparisonJson(vocabulary()).write(comparison, json);
    }

    String text() {
      return new ComparisonText(vocabulary()).write(titles.getOrDefault(id, id.toString()), from.map(this::side), side(to), comparison);
    }

    private Vocabulary vocabulary() {
      return new Vocabulary(type, language, titles);
    }

    private ComparisonText.Side side(Revision revision) {
      return new ComparisonText.Side(revision, authors.getOrDefault(revision.author(), revision.author().toString()));
    }
  }

  /** Everything in two revisions, internal fields too. */
  @Transactional
  Compared revisions(String type, UUID id, int number, int other, Locale language) {
    requireExisting(type, id);
    Revision from = revisions.find(id, number).orElseThrow(Problem::notFound);
    Revision to = revisions.find(id, other).orElseThrow(Problem::notFound);
    Comparison comparison = Comparison.ofRevisions(types.named(type), Redacted.text(from), Redacted.text(to));
    return compared(type, id, Optional.empty(), Optional.of(from), to, comparison, language);
  }

  /** What one language says publicly now, and what it would say if the working copy were published. */
  @Transactional
  Compared proposed(String type, UUID id, Locale locale, Locale language) {
    requireExisting(type, id);
    Revision newest = revisions.of(id, 1, Integer.MAX_VALUE).get(0);
    if (!Redacted.text(newest).path("words").has(locale.toLanguageTag())) {
      throw Problem.notFound();
    }
    Optional<Revision> live = Optional.ofNullable(log.last(id).get(locale)).filter(Publication::isLive)
        .map(print -> revisions.find(id, print.revision()).orElseThrow());
    Comparison comparison = Comparison.ofForms(types.named(type), locale, live.map(revision -> form(type, revision, locale)),
        form(type, newest, locale));
    return compared(type, id, Optional.of(locale), live, newest, comparison, language);
  }

  private void requireExisting(String type, UUID id) {
    if (!contents.typeOf(id).filter(type::equals).isPresent()) {
      throw Problem.notFound();
    }
  }

  private PublicForm form(String type, Revision revision, Locale locale) {
    return PublicForm.of(types.named(type), Redacted.text(revision), locale);
  }

  private Compared compared(String type, UUID id, Optional<Locale> locale, Optional<Revision> from, Revision to, Comparison comparison,
      Locale language) {
    Set<UUID> named = comparison.references();
    named.add(id);
    return new Compared(types.named(type), id, locale, from, to, comparison, language, titles(new ArrayList<>(named), language),
        accounts.names(Stream.concat(from.stream(), Stream.of(to)).map(Revision::author).collect(Collectors.toSet())));
  }

  /** In the reader's language if there is a title in it, else in the first that has one. */
  private Map<UUID, String> titles(List<UUID> contentIds, Locale language) {
    Map<UUID, String> titles = new HashMap<>();
    for (int start = 0; start < contentIds.size(); start += TITLES_AT_ONCE) {
      List<UUID> some = contentIds.subList(start, Math.min(contentIds.size(), start + TITLES_AT_ONCE));
      for (Variant card : contents.cards(some)) {
        if (card.title() != null && (card.locale().getLanguage().equals(language.getLanguage()) || !titles.containsKey(card.contentId()))) {
          titles.put(card.contentId(), card.title());
        }
      }
    }
    return titles;
  }
}

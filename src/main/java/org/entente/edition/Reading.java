package org.entente.edition;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;
import org.entente.settings.Installation;

/** One query string being read. */
final class Reading {
  private static final int LARGEST_PAGE = 100;
  private static final int LONGEST_SEARCH = 200;
  private static final int MOST_WORDS = 20;
  /** In all filters together: what the index can be asked at once is bounded, however many parameters carry it. */
  private static final int MOST_VALUES = 200;

  private final PublicModel model;
  private final Installation installation;
  private final Clock clock;
  private final Optional<PublicModel.Type> type;
  private final Set<Word> allowed;
  private boolean filtering;
  private boolean passedOn;

  private final List<Parameter> filters = new ArrayList<>();
  private final Map<Word, Parameter> words = new EnumMap<>(Word.class);

  Reading(PublicModel model, Installation installation, Clock clock, Optional<PublicModel.Type> type, Set<Word> allowed) {
    this.model = model;
    this.installation = installation;
    this.clock = clock;
    this.type = type;
    this.allowed = allowed;
  }

  /** Lets fields of the type be parameters. */
  Reading filters() {
    filtering = true;
    return this;
  }

  /** Passes over what is added to addresses that people hand on. */
  Reading passedOn() {
    passedOn = true;
    return this;
  }

  Query read(String raw) {
    for (Parameter parameter : Parameter.read(raw)) {
      if (passedOn && parameter.isTracking()) {
        continue;
      }
      Optional<Word> word = Word.named(parameter.name(), allowed);
      if (word.isEmpty()) {
        filters.add(parameter);
      } else if (words.put(word.get(), parameter) != null) {
        throw Refusal.repeated(parameter);
      }
    }
    FilterReader reader = new FilterReader(model, type.filter(known -> filtering), allowed, installation.zone());
    List<Condition> conditions = conditions(reader);
    Languages languages = new LanguageReader(installation.locales()).read(word(Word.LOCALE), word(Word.FALLBACK));
    Optional<String> text = word(Word.Q).map(Reading::text);
    Ordering ordering = ordering(text.isPresent(), languages.every());
    OptionalInt offset = number(Word.OFFSET, 0, Query.FARTHEST);
    word(Word.AFTER).filter(after -> offset.isPresent()).ifPresent(after -> {
      throw Refusal.together(after, "continue by 'after' or by 'offset', not by both");
    });
    List<Inclusion> includes = word(Word.INCLUDE).map(include -> new IncludeReader(model, include).read(type)).orElse(List.of());
    Query query = new Query(type.map(PublicModel.Type::name), conditions, text, ordering, languages,
        number(Word.LIMIT, 1, LARGEST_PAGE), offset, word(Word.AFTER).map(after -> keys(ordering, after)),
        word(Word.FIELDS).map(fields -> new SelectionReader(model, fields, includes).read(type)), includes,
        word(Word.FACETS).map(facets -> new CountReader(model, type.orElseThrow(), facets).facets()).orElse(List.of()),
        word(Word.GROUP_BY).map(group -> grouping(group, ordering)),
        word(Word.IDS).map(ids -> Lists.ids(ids, LARGEST_PAGE)).orElse(List.of()), Dialect.read(word(Word.SEPARATOR), word(Word.BOM)),
        new MomentReader(installation.zone(), clock).read(word(Word.EDITION), word(Word.AS_OF)), Canonical.of(filters, words, !passedOn));
    Cost.check(query, allowed.contains(Word.LIMIT) ? query.pageSize() : 1);
    return query;
  }

  private List<Condition> conditions(FilterReader reader) {
    List<Condition> conditions = new ArrayList<>();
    int values = 0;
    for (Parameter filter : filters) {
      conditions.add(reader.read(filter));
      values += conditions.get(conditions.size() - 1).values().size();
      if (values > MOST_VALUES) {
        throw Refusal.together(filter, "write at most " + MOST_VALUES + " values in all filters together");
      }
    }
    word(Word.NEAR).ifPresent(near -> conditions.add(AreaReader.near(place(), near)));
    word(Word.BBOX).ifPresent(box -> conditions.add(AreaReader.box(place(), box)));
    return conditions;
  }

  private Grouping grouping(Parameter parameter, Ordering ordering) {
    FieldPath path = new CountReader(model, type.orElseThrow(), parameter).group();
    return new Grouping(path, path.relation().isEmpty() && ordering.descendsBy(path.field()));
  }

  private PublicField place() {
    return type.flatMap(AreaReader::place).orElseThrow();
  }

  private Optional<Parameter> word(Word word) {
    return Optional.ofNullable(words.get(word));
  }

  private static String text(Parameter parameter) {
    String text = parameter.value().strip();
    if (text.isEmpty() || text.length() > LONGEST_SEARCH || TextSearch.words(text) > MOST_WORDS) {
      throw Refusal.value(parameter, "write one to " + MOST_WORDS + " words, at most " + LONGEST_SEARCH + " characters");
    }
    return text;
  }

  private OptionalInt number(Word word, int least, int most) {
    Parameter parameter = words.get(word);
    if (parameter == null) {
      return OptionalInt.empty();
    }
    if (!parameter.value().matches("\\d{1,6}") || Integer.parseInt(parameter.value()) < least
        || Integer.parseInt(parameter.value()) > most) {
      throw Refusal.value(parameter, "write a whole number from " + least + " to " + most);
    }
    return OptionalInt.of(Integer.parseInt(parameter.value()));
  }

  private static Object[] keys(Ordering ordering, Parameter after) {
    return ordering.keys(after.value()).orElseThrow(() -> Refusal.cursor(after));
  }

  private Ordering ordering(boolean searching, boolean every) {
    String name = type.map(PublicModel.Type::name).orElse("");
    Parameter sort = words.get(Word.SORT);
    if (sort != null) {
      return Ordering.by(name, new SortReader(model, type.orElseThrow()).read(sort), every);
    }
    if (searching) {
      return Ordering.byRelevance(name, every);
    }
    return type.map(known -> Ordering.usual(known, every)).orElseGet(() -> Ordering.by(name, List.of(), every));
  }
}

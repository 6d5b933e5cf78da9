package org.entente.edition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.PublicModel;
import org.entente.settings.Installation;
import org.entente.values.DeliveryQuery;
import org.entente.values.FieldRole;
import org.entente.values.Nearest;

/**
 * Reads query strings against the public model. The grammar is closed: what it does not know is refused with its position
 * and the nearest public name. A private field is not in the model and so answers exactly like an unknown one.
 */
@ApplicationScoped
public class QueryParser {
  private static final Set<Word> PAGE = EnumSet.of(Word.LOCALE, Word.FALLBACK, Word.LIMIT, Word.AFTER, Word.OFFSET, Word.EDITION,
      Word.AS_OF);
  private static final Set<Word> FORM = with(PAGE, Word.Q, Word.NEAR, Word.BBOX, Word.SORT);
  private static final Set<Word> LIST = with(FORM, Word.FIELDS, Word.INCLUDE, Word.FACETS, Word.GROUP_BY);

  private static final int NEWEST = 50;

  @Inject
  PublicModel model;

  @Inject
  Installation installation;

  @Inject
  Clock clock;

  /** A list of one type; an unknown type is not found. {@code raw} is the undecoded query string, possibly empty. */
  public Query list(String type, String raw) {
    return reading(type, LIST).filters().read(raw);
  }

  /** A table of one type as text: as a sheet, in a dialect. */
  public Query table(String type, String raw) {
    return formed(type, with(FORM, Word.FIELDS, Word.SEPARATOR, Word.BOM), raw);
  }

  /** A list of one type in a form in which fields can be chosen, but nothing included. */
  public Query sheet(String type, String raw) {
    return formed(type, with(FORM, Word.FIELDS), raw);
  }

  /** A list of one type in a form that says itself what it shows. */
  public Query whole(String type, String raw) {
    return formed(type, FORM, raw);
  }

  /** The newest of one type, by the date they bear themselves. */
  public Query feed(String type, String raw) {
    PublicModel.Type known = model.type(type).orElseThrow(Problem::notFound);
    Query query = formed(type, EnumSet.of(Word.LOCALE, Word.FALLBACK, Word.Q, Word.NEAR, Word.BBOX, Word.EDITION, Word.AS_OF), raw);
    Ordering newest = Ordering.by(type, List.of(new Ordering.Key(known.with(FieldRole.DISPLAY_DATE).orElseThrow(), true)), query.languages().every());
    return query.first(NEWEST, newest);
  }

  private Query formed(String type, Set<Word> words, String raw) {
    return reading(type, words).filters().passedOn().read(raw);
  }

  /** One object: languages, fields and includes. */
  public Query object(String type, String raw) {
    return reading(type, EnumSet.of(Word.LOCALE, Word.FALLBACK, Word.FIELDS, Word.INCLUDE, Word.EDITION, Word.AS_OF)).read(raw);
  }

  /** What became of one object: its languages only. */
  public Query history(String type, String raw) {
    return reading(type, EnumSet.of(Word.LOCALE, Word.FALLBACK)).read(raw);
  }

  /** All types by full text. */
  public Query search(String raw) {
    Set<Word> words = EnumSet.copyOf(PAGE);
    words.add(Word.Q);
    Query query = new Reading(model, installation, clock, Optional.empty(), words).read(raw);
    if (query.text().isEmpty()) {
      throw Problem.of(ProblemKind.BAD_QUERY, "missing-parameter", "A search needs words; add q=.").with("parameter", "q");
    }
    return query;
  }

  /** Contents of any type by their ids. */
  public Query content(String raw) {
    Set<Word> words = EnumSet.of(Word.IDS, Word.LOCALE, Word.FALLBACK, Word.EDITION, Word.AS_OF);
    Query query = new Reading(model, installation, clock, Optional.empty(), words).read(raw);
    if (query.ids().isEmpty()) {
      throw Problem.of(ProblemKind.BAD_QUERY, "missing-parameter", "Say which contents; add ids=.").with("parameter", "ids");
    }
    return query;
  }

  /** An address that takes no parameter. */
  public void nothing(String raw) {
    new Reading(model, installation, clock, Optional.empty(), EnumSet.noneOf(Word.class)).read(raw);
  }

  /** The language in which names are told; the house's first unless asked. */
  public Locale labels(String raw) {
    Query query = new Reading(model, installation, clock, Optional.empty(), EnumSet.of(Word.LOCALE)).read(raw);
    if (query.languages().every()) {
      throw Refusal.value(query.parameters().get(0), "names are told in one language");
    }
    return query.languages().chain().get(0);
  }

  /** Whether the list door would take a query kept inside a content; refuses it as the door would. */
  public void check(DeliveryQuery stored) {
    if (model.type(stored.type()).isEmpty()) {
      throw Problem.of(ProblemKind.BAD_QUERY, "unknown-type", "There is no type of that name"
          + Nearest.to(stored.type(), model.types().stream().map(PublicModel.Type::name).toList())
              .map(near -> "; did you mean '" + near + "'?").orElse("; see the index of the API."));
    }
    if (!list(stored.type(), stored.parameters()).moment().isNow()) {
      throw Problem.of(ProblemKind.BAD_QUERY, "wrong-combination",
          "A query that is kept is asked again and again, of the edition that stands then; leave 'edition' and 'asOf' away.");
    }
  }

  private Reading reading(String type, Set<Word> words) {
    PublicModel.Type known = model.type(type).orElseThrow(Problem::notFound);
    Set<Word> taken = EnumSet.copyOf(words);
    if (AreaReader.place(known).isEmpty()) {
      taken.removeAll(EnumSet.of(Word.NEAR, Word.BBOX));
    }
    return new Reading(model, installation, clock, Optional.of(known), taken);
  }

  private static Set<Word> with(Set<Word> some, Word... more) {
    Set<Word> all = EnumSet.copyOf(some);
    all.addAll(List.of(more));
    return all;
  }
}

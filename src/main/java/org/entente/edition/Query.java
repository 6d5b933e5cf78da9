package org.entente.edition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A question to an edition, parsed and found good. Made by {@link QueryParser} only.
 *
 * @param type the type asked; empty means all
 * @param text what {@code q} asks
 * @param limit how many objects were asked for; empty means the default of the answer's kind
 * @param offset how many to pass over; empty when not asked
 * @param after the keys behind which to continue
 * @param facets by which fields the contents are counted
 * @param ids the contents asked by id
 * @param dialect how a table is written
 * @param moment of which edition it is asked
 * @param parameters as the canonical address has them, decoded
 */
public record Query(
    Optional<String> type,
    List<Condition> conditions,
    Optional<String> text,
    Ordering ordering,
    Languages languages,
    OptionalInt limit,
    OptionalInt offset,
    Optional<Object[]> after,
    Optional<Selection> fields,
    List<Inclusion> includes,
    List<FieldPath> facets,
    Optional<Grouping> grouping,
    List<UUID> ids,
    Dialect dialect,
    Moment moment,
    List<Parameter> parameters) {
  /** No offset is larger: what lies beyond is reached by cursor. */
  public static final int FARTHEST = 10_000;

  /** How many objects a page has unless asked. */
  public static final int USUAL_LIMIT = 20;

  public Query {
    conditions = List.copyOf(conditions);
    includes = List.copyOf(includes);
    facets = List.copyOf(facets);
    ids = List.copyOf(ids);
    parameters = List.copyOf(parameters);
  }

  /** The same question in another order, for so many objects. */
  Query first(int count, Ordering order) {
    return new Query(type, conditions, text, order, languages, OptionalInt.of(count), offset, after, fields, includes, facets,
        grouping, ids, dialect, moment, parameters);
  }

  /** The same question, to be continued in the edition that answers it if it is to be pinned. */
  public Query in(Edition edition) {
    if (!(moment instanceof Moment.Pinned)) {
      return this;
    }
    List<Parameter> named = parameters.stream().map(parameter -> parameter.name().equals(Word.EDITION.written())
        ? new Parameter(parameter.name(), Long.toString(edition.number())) : parameter).toList();
    return new Query(type, conditions, text, ordering, languages, limit, offset, after, fields, includes, facets, grouping, ids, dialect,
        new Moment.Pinned(OptionalLong.of(edition.number())), named);
  }

  public int pageSize() {
    return limit.orElse(USUAL_LIMIT);
  }

  /** The types whose texts decide what a list of this query holds, and how it is counted, as {@link SurrogateKeys}. */
  public Set<String> watched() {
    Set<String> keys = new LinkedHashSet<>(type.map(Set::of).orElse(Set.of(SurrogateKeys.ALL)));
    Stream.of(conditions.stream().map(Condition::path), facets.stream(), grouping.stream().map(Grouping::path)).flatMap(paths -> paths)
        .forEach(path -> path.relation().ifPresent(relation -> keys.add(relation.neighbour().name())));
    return keys;
  }

  /** Whether stored bytes can be given as they are. */
  public boolean plain() {
    return fields.isEmpty() && includes.isEmpty();
  }
}

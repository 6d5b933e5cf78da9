package org.entente.editorial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.content.Content;
import org.entente.content.Doubt;

/** All doubts about contents, open and settled. */
@ApplicationScoped
public class Flags {
  static final String DUPLICATE = "possible-duplicate";

  @PersistenceContext(unitName = "entente")
  EntityManager entities;

  @Inject
  Present present;

  @Inject
  Clock clock;

  public List<Flag> of(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : entities.createQuery(
        "select f from Flag f where f.contentId in :contents order by f.code", Flag.class)
        .setParameter("contents", ids).getResultList();
  }

  Optional<Flag> find(UUID content, String code) {
    return of(List.of(content)).stream().filter(flag -> flag.code().equals(code)).findFirst();
  }

  /** Looks at a changed content anew: raises what is doubtful, drops open flags whose reason has gone. */
  void review(Content content) {
    List<UUID> twins = twins(content, present);
    Map<String, Doubt> doubts = doubts(content, twins);
    List<Flag> raised = of(List.of(content.id()));
    for (Flag flag : raised) {
      Doubt again = doubts.remove(flag.code());
      if (again != null) {
        flag.raisedAgain(again, clock.instant());
      } else if (flag.isOpen()) {
        entities.remove(flag);
      }
    }
    doubts.values().forEach(doubt -> entities.persist(new Flag(content.id(), doubt, clock.instant())));
    twins.forEach(twin -> raiseDuplicate(twin, content.id()));
  }

  /** The contents that have the same title as one of its languages. */
  List<UUID> twins(Content content) {
    return twins(content, present);
  }

  /** Raises what is doubtful about a content that has just come, and tells it in the order of the codes. */
  List<Flag> raise(Content newcomer, List<UUID> twins) {
    List<Flag> raised = doubts(newcomer, twins).values().stream().map(doubt -> new Flag(newcomer.id(), doubt, clock.instant()))
        .sorted(Comparator.comparing(Flag::code)).toList();
    raised.forEach(entities::persist);
    twins.forEach(twin -> raiseDuplicate(twin, newcomer.id()));
    return raised;
  }

  /** Raises what is doubtful about contents that have just come. Twins among them have been met, whoever came first. */
  void raise(Collection<Content> newcomers, Surroundings around) {
    Map<UUID, UUID> told = new LinkedHashMap<>();
    Set<UUID> flagged = new HashSet<>();
    for (Content content : newcomers) {
      List<UUID> twins = twins(content, around);
      doubts(content, twins).values().forEach(doubt -> entities.persist(new Flag(content.id(), doubt, clock.instant())));
      if (!twins.isEmpty()) {
        flagged.add(content.id());
        twins.forEach(twin -> told.putIfAbsent(twin, content.id()));
      }
    }
    told.keySet().removeAll(flagged);
    of(told.keySet()).stream().filter(flag -> flag.code().equals(DUPLICATE)).forEach(flag -> told.remove(flag.contentId()));
    told.forEach((twin, other) -> entities.persist(new Flag(twin, duplicate(List.of(other)), clock.instant())));
  }

  private static Map<String, Doubt> doubts(Content content, List<UUID> twins) {
    Map<String, Doubt> doubts = new LinkedHashMap<>();
    content.doubts().forEach(doubt -> doubts.putIfAbsent(doubt.flag(), doubt));
    TextChecks.of(content).forEach(doubt -> doubts.putIfAbsent(doubt.flag(), doubt));
    if (!twins.isEmpty()) {
      doubts.put(DUPLICATE, duplicate(twins));
    }
    return doubts;
  }

  private static List<UUID> twins(Content content, Surroundings around) {
    List<UUID> twins = new ArrayList<>();
    content.words().values().stream().map(words -> words.title()).filter(title -> title != null && !title.isBlank())
        .distinct().forEach(title -> around.titled(content.type(), title).stream()
            .filter(other -> !other.equals(content.id()) && !twins.contains(other)).forEach(twins::add));
    return twins.stream().sorted().toList();
  }

  private static Doubt duplicate(List<UUID> twins) {
    return new Doubt(DUPLICATE, "Has the same title as " + String.join(", ", twins.stream().map(UUID::toString).toList())
        + ". Settle whether they are two contents or one.");
  }

  /** The other of a pair learns of it too. */
  private void raiseDuplicate(UUID twin, UUID other) {
    if (find(twin, DUPLICATE).isEmpty()) {
      entities.persist(new Flag(twin, duplicate(List.of(other)), clock.instant()));
    }
  }

  void remove(UUID content) {
    of(List.of(content)).forEach(entities::remove);
  }
}

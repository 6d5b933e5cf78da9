package org.entente.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/**
 * Reads {@code include=partners,agreements(limit=5,sort=-signed),contents.item,alternates}: relations there and back by path, at most
 * two crossed, each with options of its own.
 */
public final class IncludeReader {
  private static final int MOST_NAMES = 10;
  private static final int DEEPEST = 2;
  /** The other languages of an object. */
  public static final String ALTERNATES = "alternates";
  /** What is above an object in its tree. */
  public static final String ANCESTORS = "ancestors";
  private static final String PARENT = "parent";

  private final PublicModel model;
  private final Parameter parameter;

  IncludeReader(PublicModel model, Parameter parameter) {
    this.model = model;
    this.parameter = parameter;
  }

  /** A relation being read, with what is asked behind it. */
  private static final class Branch {
    private final Inclusion plain;
    private final Map<String, Branch> within = new LinkedHashMap<>();
    private IncludeOptions options = IncludeOptions.NONE;

    Branch(Inclusion plain) {
      this.plain = plain;
    }

    Inclusion grown() {
      return new Inclusion(plain.path(), plain.kind(), within.values().stream().map(Branch::grown).toList(), options.limit(),
          options.ordering(), plain.back(), plain.neighbour());
    }
  }

  List<Inclusion> read(Optional<PublicModel.Type> type) {
    Map<String, Branch> roots = new LinkedHashMap<>();
    List<List<IncludeOptions.Step>> paths = IncludeOptions.paths(parameter);
    if (paths.size() > MOST_NAMES) {
      throw Refusal.value(parameter, "write one to " + MOST_NAMES + " names with commas between them");
    }
    if (Set.copyOf(paths.stream().map(IncludeReader::written).toList()).size() < paths.size()) {
      throw Refusal.value(parameter, "write each name once");
    }
    paths.forEach(steps -> graft(roots, type, steps, List.of(), steps.get(0).name()));
    return roots.values().stream().map(Branch::grown).toList();
  }

  /**
   * @param crossed the relations behind which the steps go on
   * @param path where the whole path stands
   */
  private void graft(Map<String, Branch> branches, Optional<PublicModel.Type> type, List<IncludeOptions.Step> steps,
      List<String> crossed, Place path) {
    if (crossed.size() == DEEPEST) {
      throw Refusal.includeTooDeep(path);
    }
    for (int length = 1; length <= steps.size(); length++) {
      List<String> names = steps.subList(0, length).stream().map(step -> step.name().text()).toList();
      Optional<Inclusion> found = type.flatMap(known -> inclusion(known, names));
      Optional<Part> options = steps.get(length - 1).options();
      if (found.isPresent()) {
        Branch branch = branches.computeIfAbsent(String.join(".", names), key -> new Branch(found.get()));
        if (options.isPresent()) {
          branch.options = IncludeOptions.read(model, options.get(), found.get(), branch.options);
        }
        if (length < steps.size()) {
          graft(branch.within, found.get().neighbour(), steps.subList(length, steps.size()),
              Stream.concat(crossed.stream(), Stream.of(found.get().name())).toList(), path);
        }
        return;
      }
      if (options.isPresent()) {
        break;
      }
    }
    String before = crossed.stream().map(name -> name + ".").collect(Collectors.joining());
    String name = before + written(steps);
    List<String> known = type.map(owner -> names(model, owner)).orElse(List.of()).stream().map(before::concat).toList();
    throw Refusal.unknownField(path, name, known);
  }

  private static String written(List<IncludeOptions.Step> steps) {
    return String.join(".", steps.stream().map(step -> step.name().text()).toList());
  }

  private Optional<Inclusion> inclusion(PublicModel.Type type, List<String> path) {
    String name = String.join(".", path);
    Optional<PublicField> link = type.field(name).filter(IncludeReader::isLink);
    if (link.isPresent()) {
      return Optional.of(plain(path, Inclusion.Kind.LINKS, Optional.empty(), link.get().target().flatMap(model::type)));
    }
    if (name.equals(ALTERNATES)) {
      return Optional.of(plain(path, Inclusion.Kind.ALTERNATES, Optional.empty(), Optional.empty()));
    }
    if (name.equals(ANCESTORS) && hasParents(type)) {
      return Optional.of(plain(path, Inclusion.Kind.ANCESTORS, Optional.empty(), Optional.of(type)));
    }
    return Relation.of(model, type, name).filter(Relation::back)
        .map(relation -> plain(path, Inclusion.Kind.BACK, Optional.of(relation), Optional.of(relation.neighbour())));
  }

  private static Inclusion plain(List<String> path, Inclusion.Kind kind, Optional<Relation> back, Optional<PublicModel.Type> neighbour) {
    return new Inclusion(path, kind, List.of(), OptionalInt.empty(), Optional.empty(), back, neighbour);
  }

  private static boolean isLink(PublicField field) {
    return field.kind() == FieldKind.REFERENCE || field.kind() == FieldKind.TARGET;
  }

  /** Whether contents of the type stand in a tree of their own. */
  public static boolean hasParents(PublicModel.Type type) {
    return type.field(PARENT).filter(field -> !field.many() && field.target().equals(Optional.of(type.name()))).isPresent();
  }

  /** All that can be included with contents of the type. */
  public static List<String> names(PublicModel model, PublicModel.Type type) {
    List<String> names = new ArrayList<>();
    collect(type.fields(), names);
    names.addAll(model.waysBack(type.name()).keySet());
    names.add(ALTERNATES);
    if (hasParents(type)) {
      names.add(ANCESTORS);
    }
    return names;
  }

  private static void collect(List<PublicField> fields, List<String> names) {
    for (PublicField field : fields) {
      if (isLink(field)) {
        names.add(field.path());
      }
      collect(field.members(), names);
    }
  }
}

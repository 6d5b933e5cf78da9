package org.entente.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.schema.FieldKind;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/** Reads {@code include=partners,partners.memberOf,contents.item}: relations by path, at most two crossed. */
final class IncludeReader {
  private static final int MOST_NAMES = 10;
  private static final int DEEPEST = 2;

  private final PublicModel model;
  private final Parameter parameter;

  IncludeReader(PublicModel model, Parameter parameter) {
    this.model = model;
    this.parameter = parameter;
  }

  /** A relation being read, with what is asked behind it. */
  private record Branch(List<String> path, Map<String, Branch> within) {
    Inclusion grown() {
      return new Inclusion(path, within.values().stream().map(Branch::grown).toList());
    }
  }

  List<Inclusion> read(Optional<PublicModel.Type> type) {
    Map<String, Branch> roots = new LinkedHashMap<>();
    for (String name : Lists.names(parameter, MOST_NAMES)) {
      graft(roots, type, name, List.of(name.split("\\.", -1)), 1);
    }
    return roots.values().stream().map(Branch::grown).toList();
  }

  private void graft(Map<String, Branch> branches, Optional<PublicModel.Type> type, String name, List<String> steps, int depth) {
    if (depth > DEEPEST) {
      throw Refusal.includeTooDeep(parameter);
    }
    for (int length = 1; length <= steps.size(); length++) {
      List<String> path = steps.subList(0, length);
      Optional<PublicField> link = type.flatMap(known -> known.field(String.join(".", path))).filter(IncludeReader::isLink);
      if (link.isPresent()) {
        Branch branch = branches.computeIfAbsent(String.join(".", path), key -> new Branch(path, new LinkedHashMap<>()));
        if (length < steps.size()) {
          graft(branch.within(), link.flatMap(PublicField::target).flatMap(model::type), name,
              steps.subList(length, steps.size()), depth + 1);
        }
        return;
      }
    }
    throw Refusal.unknownField(parameter, name, type.map(IncludeReader::links).orElse(List.of()));
  }

  private static boolean isLink(PublicField field) {
    return field.kind() == FieldKind.REFERENCE || field.kind() == FieldKind.TARGET;
  }

  private static List<String> links(PublicModel.Type type) {
    List<String> names = new ArrayList<>();
    collect(type.fields(), names);
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

package org.entente.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A public relation seen from the type it leads to: {@code agreements} of a partner. It is named by {@code @Field(reverse=…)},
 * otherwise by the referring type.
 *
 * @param from the referring type
 * @param link its field that holds the links
 */
public record WayBack(String name, PublicModel.Type from, PublicField link) {

  /** Those to one type. A name that is a field of the type, or that two links claim, is nobody's. */
  static Map<String, WayBack> to(PublicModel.Type type, Collection<PublicModel.Type> all) {
    Map<String, WayBack> ways = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    type.fields().forEach(field -> taken.add(field.name()));
    all.forEach(from -> collect(type, from, from.fields(), ways, taken));
    return Collections.unmodifiableMap(ways);
  }

  private static void collect(PublicModel.Type to, PublicModel.Type from, List<PublicField> fields, Map<String, WayBack> ways,
      Set<String> taken) {
    for (PublicField field : fields) {
      boolean link = field.kind() == FieldKind.REFERENCE || field.kind() == FieldKind.TARGET;
      if (link && field.target().map(to.name()::equals).orElse(true)) {
        String name = field.reverse().orElse(from.name());
        if (taken.add(name)) {
          ways.put(name, new WayBack(name, from, field));
        } else {
          ways.remove(name);
        }
      }
      collect(to, from, field.members(), ways, taken);
    }
  }
}

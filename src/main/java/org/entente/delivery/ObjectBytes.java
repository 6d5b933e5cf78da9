package org.entente.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.edition.Edition;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;
import org.entente.edition.Query;

/** The objects of one answer as bytes: as stored, or with includes and chosen fields. */
final class ObjectBytes {
  private final List<byte[]> bytes;
  private final Set<String> keys = new LinkedHashSet<>();

  private ObjectBytes(List<Print> prints, List<byte[]> bytes) {
    this.bytes = bytes;
    prints.forEach(print -> {
      keys.add(print.id().toString());
      keys.add(print.type());
    });
  }

  static ObjectBytes of(Edition edition, Query query, List<Print> prints) {
    if (query.plain()) {
      return new ObjectBytes(prints, prints.stream().map(Print::delivered).toList());
    }
    List<ObjectNode> trees = prints.stream().map(print -> PrintForm.read(print.whole())).toList();
    Includes includes = new Includes(edition, query.languages());
    includes.fill(trees, query.includes());
    Projection projection = new Projection(query.fields(), query.includes());
    trees.forEach(projection::apply);
    ObjectBytes objects = new ObjectBytes(prints, trees.stream().map(PrintForm::write).toList());
    objects.keys.addAll(includes.shown());
    return objects;
  }

  /** In the order of the prints. */
  List<byte[]> bytes() {
    return bytes;
  }

  /** The ids shown and the types of the objects. */
  Set<String> keys() {
    return keys;
  }
}

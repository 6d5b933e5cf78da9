package org.entente.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.entente.edition.Edition;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;
import org.entente.edition.Query;

/** The objects of one answer as bytes: as stored, or with includes and chosen fields. */
final class ObjectBytes {
  private final List<byte[]> bytes;
  private final Set<String> neighbours;

  private ObjectBytes(List<byte[]> bytes, Set<String> neighbours) {
    this.bytes = bytes;
    this.neighbours = neighbours;
  }

  static ObjectBytes of(Edition edition, Query query, List<Print> prints) {
    if (query.plain()) {
      return new ObjectBytes(prints.stream().map(Print::delivered).toList(), Set.of());
    }
    Projection projection = new Projection(query.fields(), query.includes());
    if (projection.takesMembersOnly()) {
      return new ObjectBytes(prints.stream().map(projection::members).toList(), Set.of());
    }
    List<ObjectNode> trees = prints.stream().map(projection::read).toList();
    Includes includes = new Includes(edition, query.languages(), projection);
    includes.fill(trees, query.includes());
    trees.forEach(projection::apply);
    return new ObjectBytes(trees.stream().map(PrintForm::write).toList(), includes.shown());
  }

  /** In the order of the prints. */
  List<byte[]> bytes() {
    return bytes;
  }

  /** The ids of the neighbours that were asked for, shown or gone, and the types whose texts come and go among them. */
  Set<String> neighbours() {
    return neighbours;
  }
}

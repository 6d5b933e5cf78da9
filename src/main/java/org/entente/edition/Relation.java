package org.entente.edition;

import java.util.Optional;
import org.entente.schema.PublicField;
import org.entente.schema.PublicModel;

/**
 * One step from a content to its neighbours, along a link or back along the links that lead to it.
 *
 * @param name as a query writes it: the link's path, or the name of the way back
 * @param link the field that holds the links, of the content or, on the way back, of the neighbour
 * @param neighbour the type it leads to
 */
record Relation(String name, PublicField link, boolean back, PublicModel.Type neighbour) {

  /** The relation of that name as far as the public can know it, if it leads to one type. */
  static Optional<Relation> of(PublicModel model, PublicModel.Type type, String name) {
    Optional<Relation> forth = type.field(name).flatMap(link -> link.target().flatMap(model::type)
        .map(target -> new Relation(name, link, false, target)));
    return forth.or(() -> Optional.ofNullable(model.waysBack(type.name()).get(name))
        .map(way -> new Relation(name, way.link(), true, way.from())));
  }
}

package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.required;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.entente.access.Role;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;

/** The operations on accounts and sessions, for the editorial document. */
final class AccountOperations {
  private AccountOperations() {}

  static ObjectNode grant(ContentTypes types, List<String> tags) {
    ObjectNode grant = required(object(), "role").put("description", "A role; types and locales limit it where they stand.");
    member(grant, "role", Shapes.words(Arrays.stream(Role.values()).map(Enum::name).toList()));
    member(grant, "types", Shapes.list(Shapes.words(types.all().stream().map(TypeDescriptor::name).toList())));
    return member(grant, "locales", Shapes.list(Shapes.words(tags)));
  }
}

package org.entente.apidoc;

import static org.entente.apidoc.Shapes.member;
import static org.entente.apidoc.Shapes.object;
import static org.entente.apidoc.Shapes.ref;
import static org.entente.apidoc.Shapes.required;
import static org.entente.apidoc.Shapes.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.entente.workflow.Closure;
import org.entente.workflow.Transition;

/** What is looked at before a text becomes public. */
final class ClosureSchemas {
  private ClosureSchemas() {}

  static ObjectNode gap(List<String> tags) {
    ObjectNode gap = required(object(), "rule", "weight", "locale", "detail")
        .put("description", "Something readers would miss, or find broken, around a text that becomes public.");
    member(gap, "rule", Shapes.words(Arrays.stream(Closure.Rule.values()).map(Closure.Rule::slug).toList()));
    member(gap, "weight", Shapes.words(List.of("warn", "refuse")).put("description", "What follows; an office settles it by ENTENTE_CLOSURE."));
    member(gap, "locale", Shapes.words(tags));
    member(gap, "what", Shapes.list(text()).put("description", "The links as type/id, or the texts of links, that it is about."));
    return member(gap, "detail", text());
  }

  static ObjectNode warnings() {
    return Shapes.list(ref(OpenApi.SCHEMAS + "Gap")).put("description", "With a publication, now or planned: what readers miss around it.");
  }

  static ObjectNode check(ObjectNode etags) {
    ObjectNode together = required(object(), "transition", "locales")
        .put("description", "The order for the content's transitions by which no language is left with older facts.");
    member(member(together, "transition", Shapes.words(List.of(Transition.PUBLISH.name()))), "locales", etags);
    return required(member(member(object(), "data", Shapes.list(ref(OpenApi.SCHEMAS + "Gap"))), "together", together), "data");
  }
}

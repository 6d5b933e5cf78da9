package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.entente.edition.Edition;
import org.entente.edition.Editions;
import org.entente.edition.Print;
import org.entente.edition.PrintForm;

/** Who leads to a content in public: what a reader would follow, so it is read from the edition, without a statement. */
@ApplicationScoped
class Backlinks {
  private static final int MOST = 100;

  @Inject
  Editions editions;

  /** {@code {"data":[{"type","id","locale","title"}],"total":3}}, at most a hundred of them. */
  ObjectNode to(UUID content) {
    try (Edition edition = editions.current()) {
      List<Print> leading = edition.leadingTo(content).stream()
          .sorted(Comparator.comparing(Print::type).thenComparing(Print::slug).thenComparing(Print::locale)).toList();
      ObjectNode shown = JsonNodeFactory.instance.objectNode();
      ArrayNode data = shown.putArray("data");
      leading.stream().limit(MOST).forEach(print -> data.addObject().put("type", print.type()).put("id", print.id().toString())
          .put("locale", print.locale()).put("title", PrintForm.read(print.whole()).path("title").asText()));
      return shown.put("total", leading.size());
    }
  }
}

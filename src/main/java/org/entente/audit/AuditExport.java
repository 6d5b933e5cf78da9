package org.entente.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.entente.audit.AuditSeals.Sealed;

/** The sealed rows in order, each with its seal and in the very words that were hashed: whoever holds them can verify alone. */
@ApplicationScoped
public class AuditExport {
  @Inject
  AuditSeals seals;

  /** Hands over one JSON object after the other, page by page; {@code to} is the last seal's number that is wanted. */
  public void each(long from, long to, Consumer<ObjectNode> taker) {
    List<Sealed> page = seals.after(from - 1);
    while (!page.isEmpty()) {
      for (Sealed next : page) {
        if (next.seal().number > to) {
          return;
        }
        taker.accept(json(next));
      }
      page = seals.after(page.get(page.size() - 1).seal().number);
    }
  }

  private static ObjectNode json(Sealed sealed) {
    AuditSeal seal = sealed.seal();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("number", seal.number).put("hash", seal.hash)
        .put("chain", seal.chain).put("sealedAt", seal.at.toString()).put("id", seal.audit.toString());
    sealed.row().ifPresent(row -> {
      json.put("at", row.at.toString());
      put(json, "account", row.account);
      json.put("action", row.action).put("type", row.type);
      put(json, "subject", row.subject);
      put(json, "locale", row.locale);
      json.put("outcome", row.outcome).put("detail", row.detail);
    });
    return json;
  }

  private static void put(ObjectNode json, String name, Object value) {
    if (value != null) {
      json.put(name, value.toString());
    }
  }
}

package org.entente.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.accounts.Accounts;
import org.entente.accounts.Token;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Content;
import org.entente.editorial.Contents;
import org.entente.editorial.Redacted;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.settings.Installation;

/**
 * Links to a preview: given away, listed, taken back. To show a draft to somebody outside is for those who have a part in such texts.
 * What writes, works in the transaction that the door opens.
 */
@ApplicationScoped
class Sharing {
  static final int MOST = 20;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int USUAL_HOURS = 24;
  private static final int MOST_HOURS = 168;

  @Inject
  PreviewLinks links;

  @Inject
  Contents contents;

  @Inject
  Accounts accounts;

  @Inject
  AuditTrail audit;

  @Inject
  Installation installation;

  @Inject
  Clock clock;

  /** {@code {"id","createdBy","name","createdAt","expiresAt","token","url"}}: the only time that the token is told. */
  ObjectNode share(Actor actor, Previewed what, ObjectNode body) {
    requireExisting(what);
    requirePart(actor, what);
    int hours = hours(body);
    if (links.of(what).size() >= MOST) {
      throw Problem.of(ProblemKind.REFUSED, "too-many-preview-links", "This text has " + MOST + " links already. Take back one that"
          + " nobody needs any more.");
    }
    Token token = Token.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    PreviewLink link = new PreviewLink(token, what, actor.account(), now, now.plus(Duration.ofHours(hours)));
    links.add(link);
    audit.record(actor, "SHARE_PREVIEW", subject(what), Map.of("link", link.id.toString(), "hours", hours));
    return json(link, Optional.of(actor.name())).put("token", token.reveal())
        .put("url", installation.preview("/" + what.type() + "/" + what.id() + "?locale=" + what.locale().toLanguageTag() + "&"
            + PreviewResource.PREVIEW + "=" + token.reveal()));
  }

  /** {@code {"data":[{"id","createdBy","name","createdAt","expiresAt"}]}}: those that have not ended, newest first. */
  @Transactional
  ObjectNode list(Previewed what) {
    requireExisting(what);
    List<PreviewLink> living = links.of(what);
    Map<UUID, String> names = accounts.names(living.stream().map(link -> link.createdBy).collect(Collectors.toSet()));
    ArrayNode data = JSON.arrayNode();
    living.forEach(link -> data.add(json(link, Optional.ofNullable(names.get(link.createdBy)))));
    return JSON.objectNode().set("data", data);
  }

  /** Takes one back; from now on it opens nothing. */
  void revoke(Actor actor, Previewed what, UUID id) {
    requireExisting(what);
    requirePart(actor, what);
    if (!links.end(what, id)) {
      throw Problem.notFound();
    }
    audit.record(actor, "REVOKE_PREVIEW", subject(what), Map.of("link", id.toString()));
  }

  private void requireExisting(Previewed what) {
    Content content = contents.get(what.type(), what.id());
    content.variant(what.locale()).orElseThrow(Problem::notFound);
    Redacted.refuse(content);
  }

  private static void requirePart(Actor actor, Previewed what) {
    if (actor.everyGrant().noneMatch(grant -> grant.role() != Role.ADMIN && grant.covers(what.type(), what.locale()))) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "A link to a preview of " + what.type() + " in "
          + what.locale().toLanguageTag() + " is given and taken back by those who hold one of the roles AUTHOR, REVIEWER, PROTOCOL and"
          + " PUBLISHER there. Ask a colleague who does.").with("needs", Role.AUTHOR.name());
    }
  }

  private static int hours(ObjectNode body) {
    body.fieldNames().forEachRemaining(name -> {
      if (!name.equals("hours")) {
        throw Problem.invalid("/" + name.replace("~", "~0").replace("/", "~1"), "is no part of a link; it takes hours");
      }
    });
    JsonNode hours = body.path("hours");
    if (hours.isMissingNode()) {
      return USUAL_HOURS;
    }
    if (!hours.isIntegralNumber() || !hours.canConvertToInt() || hours.intValue() < 1 || hours.intValue() > MOST_HOURS) {
      throw Problem.invalid("/hours", "must be a whole number from 1 to " + MOST_HOURS + " (seven days)");
    }
    return hours.intValue();
  }

  private static Subject subject(Previewed what) {
    return Subject.of(what.type(), what.id(), what.locale());
  }

  private static ObjectNode json(PreviewLink link, Optional<String> name) {
    ObjectNode json = JSON.objectNode().put("id", link.id.toString()).put("createdBy", link.createdBy.toString());
    name.ifPresent(known -> json.put("name", known));
    return json.put("createdAt", link.createdAt.toString()).put("expiresAt", link.expiresAt.toString());
  }
}

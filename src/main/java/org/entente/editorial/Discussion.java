package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.access.Role;
import org.entente.accounts.Accounts;
import org.entente.audit.AuditTrail;
import org.entente.audit.Subject;
import org.entente.content.Content;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentTypes;
import org.entente.settings.Installation;
import org.entente.workflow.Transition;

/**
 * What colleagues say to one another about a content: comments, replies to them, and whether they are settled. It moves nothing, makes
 * no revision and is never printed. What writes, works in the transaction that the door opens.
 */
@ApplicationScoped
class Discussion {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  /** As many as are shown beside a decision. */
  private static final int BESIDE = 20;
  private static final Set<Transition> DECISIONS = Set.of(Transition.SUBMIT, Transition.APPROVE);

  @Inject
  Comments comments;

  @Inject
  Contents contents;

  @Inject
  ContentTypes types;

  @Inject
  Accounts accounts;

  @Inject
  AuditTrail audit;

  @Inject
  Installation installation;

  @Inject
  Event<Occurred> told;

  @Inject
  Clock clock;

  /** Oldest first: {@code {"data":[{"number","author","name","at","locale"?,"field"?,"text","open","replies":[…]}],"links":{"next"?}}}. */
  @Transactional
  ObjectNode read(String type, UUID content, Optional<Locale> locale, Parameters parameters) {
    if (!contents.typeOf(content).filter(type::equals).isPresent()) {
      throw Problem.notFound();
    }
    int limit = parameters.limit();
    boolean open = parameters.flag("open");
    List<Comment> page = comments.page(content, open, locale.map(Set::of).orElse(Set.of()),
        (int) parameters.number("after", 0, 0, Integer.MAX_VALUE), limit);
    ObjectNode answer = JSON.objectNode();
    answer.set("data", shown(page, comments.replies(content, page.stream().map(Comment::number).toList())));
    ObjectNode links = answer.putObject("links");
    if (page.size() == limit) {
      links.put("next", installation.editorial("/" + type + "/" + content + "/comments?limit=" + limit + "&open=" + open
          + locale.map(given -> "&locale=" + given.toLanguageTag()).orElse("") + "&after=" + page.get(limit - 1).number()));
    }
    return answer;
  }

  /** Puts what is still open about these languages beside a decision; asks for nothing when nothing is. */
  ObjectNode beside(Content content, Order order, ObjectNode answer) {
    Set<Locale> locales = order.etags().keySet();
    boolean open = locales.stream().flatMap(locale -> content.variant(locale).stream()).anyMatch(variant -> variant.openComments() > 0);
    if (open && order.steps().stream().anyMatch(DECISIONS::contains)) {
      answer.set("comments", shown(comments.page(content.id(), true, locales, 0, BESIDE), List.of()));
    }
    return answer;
  }

  ObjectNode say(Actor actor, String type, UUID content, ObjectNode body) {
    comments.hold(type, content);
    requirePart(actor, type, new Comment.About(Optional.empty(), Optional.empty()));
    Said said = Said.read(body, types.named(type), types.locales());
    requirePart(actor, type, said.about());
    Comment comment = said.replyTo().map(number -> answered(actor, type, content, number, said.text()))
        .orElseGet(() -> Comment.about(said.about(), new Comment.Key(content, comments.next(content)), actor.account(), clock.instant(),
            said.text()));
    comments.add(comment);
    record(actor, "COMMENT", type, comment);
    told.fire(Occurred.said(comment, type));
    return shown(comment, Map.of(actor.account(), actor.name()));
  }

  private Comment answered(Actor actor, String type, UUID content, int number, String text) {
    Comment asked = comments.find(content, number).filter(found -> !found.isReply())
        .orElseThrow(() -> Problem.invalid("/replyTo", "is no comment of this content that can be replied to"));
    requirePart(actor, type, asked.about());
    return asked.answered(comments.next(content), actor.account(), clock.instant(), text);
  }

  ObjectNode resolve(Actor actor, String type, UUID content, int number) {
    return settled(actor, type, content, number, "RESOLVE_COMMENT", comment -> {
      if (comment.isOpen()) {
        comment.resolve(actor.account(), clock.instant());
      }
    });
  }

  ObjectNode reopen(Actor actor, String type, UUID content, int number) {
    return settled(actor, type, content, number, "REOPEN_COMMENT", Comment::reopen);
  }

  private ObjectNode settled(Actor actor, String type, UUID content, int number, String action, Consumer<Comment> change) {
    Comment comment = held(actor, type, content, number);
    if (comment.isReply() || comment.text().isEmpty()) {
      throw Problem.of(ProblemKind.REFUSED, "not-resolvable", "A reply, or a comment that was taken back, is neither resolved nor reopened."
          + " Resolve or reopen the comment it belongs to.");
    }
    boolean open = comment.isOpen();
    change.accept(comment);
    if (comment.isOpen() != open) {
      record(actor, action, type, comment);
    }
    return shown(comment, accounts.names(people(List.of(comment))));
  }

  /** Whoever has said something takes it back; nobody else does. */
  void takeBack(Actor actor, String type, UUID content, int number) {
    Comment comment = held(actor, type, content, number);
    if (!comment.author().equals(actor.account())) {
      throw Problem.of(ProblemKind.FORBIDDEN, "not-own-comment", "Somebody else wrote this comment. Resolve it instead.");
    }
    comment.takeBack(clock.instant());
    record(actor, "REMOVE_COMMENT", type, comment);
  }

  private Comment held(Actor actor, String type, UUID content, int number) {
    comments.hold(type, content);
    Comment comment = comments.find(content, number).orElseThrow(Problem::notFound);
    requirePart(actor, type, comment.about());
    return comment;
  }

  /** Whoever has a part in such texts speaks about them; an administrator as such has none. */
  private static void requirePart(Actor actor, String type, Comment.About about) {
    boolean takesPart = actor.everyGrant().filter(grant -> grant.role() != Role.ADMIN)
        .anyMatch(grant -> (grant.types().isEmpty() || grant.types().contains(type))
            && about.locale().map(locale -> grant.covers(type, locale)).orElse(true));
    if (!takesPart) {
      throw Problem.of(ProblemKind.FORBIDDEN, "role-needed", "Commenting on " + type + about.locale().map(locale -> " in "
          + locale.toLanguageTag()).orElse("") + " needs one of the roles AUTHOR, REVIEWER, PROTOCOL and PUBLISHER there. Ask a colleague"
          + " who holds one.").with("needs", Role.AUTHOR.name());
    }
  }

  private void record(Actor actor, String action, String type, Comment comment) {
    Subject subject = comment.about().locale().map(locale -> Subject.of(type, comment.contentId, locale))
        .orElseGet(() -> Subject.of(type, comment.contentId));
    audit.record(actor, action, subject, Map.of("comment", comment.number()));
  }

  private ArrayNode shown(List<Comment> page, List<Comment> replies) {
    Map<Integer, List<Comment>> byComment = replies.stream().collect(Collectors.groupingBy(Comment::replyTo));
    Map<UUID, String> names = new HashMap<>();
    Set<UUID> people = people(page);
    people.addAll(people(replies));
    names.putAll(accounts.names(people));
    ArrayNode array = JSON.arrayNode();
    for (Comment comment : page) {
      ObjectNode shown = shown(comment, names);
      ArrayNode answers = shown.putArray("replies");
      byComment.getOrDefault(comment.number(), List.of()).forEach(reply -> answers.add(shown(reply, names)));
      array.add(shown);
    }
    return array;
  }

  private static Set<UUID> people(List<Comment> spoken) {
    return spoken.stream().map(Comment::author).collect(Collectors.toSet());
  }

  private static ObjectNode shown(Comment comment, Map<UUID, String> names) {
    ObjectNode json = JSON.objectNode().put("number", comment.number()).put("author", comment.author().toString());
    Optional.ofNullable(names.get(comment.author())).ifPresent(name -> json.put("name", name));
    json.put("at", comment.at().toString());
    comment.about().locale().ifPresent(locale -> json.put("locale", locale.toLanguageTag()));
    comment.about().field().ifPresent(field -> json.put("field", field));
    comment.text().ifPresentOrElse(text -> json.put("text", text), () -> json.put("removed", true));
    if (comment.isReply()) {
      return json.put("replyTo", comment.replyTo());
    }
    json.put("open", comment.isOpen());
    if (!comment.isOpen()) {
      json.put("resolvedBy", comment.resolvedBy().toString()).put("resolvedAt", comment.resolvedAt().toString());
    }
    return json;
  }
}

package org.entente.notices;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.accounts.Account;
import org.entente.accounts.Accounts;
import org.entente.editorial.Occasion;
import org.entente.problem.Cursor;
import org.entente.problem.Parameters;
import org.entente.problem.Problem;
import org.entente.settings.Installation;

/** What a person was told, the newest first. */
@ApplicationScoped
class NoticeList {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Inject
  Notices notices;

  @Inject
  Stories stories;

  @Inject
  Accounts accounts;

  @Inject
  Installation installation;

  /** {@code {"data":[…],"unread":3,"links":{"next"?}}}. */
  ObjectNode read(UUID person, Parameters parameters) {
    int limit = parameters.limit();
    boolean unreadOnly = parameters.flag("unread");
    Optional<Occasion> kind = parameters.text("kind").map(NoticeList::kind);
    List<Notices.Entry> page = notices.page(person, unreadOnly, kind, parameters.text("after").map(Cursor::read), limit);
    Account reader = accounts.byId(person).orElseThrow(Problem::notFound);
    ObjectNode answer = JSON.objectNode();
    ArrayNode data = answer.putArray("data");
    stories.of(page).forEach(story -> data.add(shown(story, Wording.of(reader, installation))));
    answer.put("unread", notices.unread(person));
    ObjectNode links = answer.putObject("links");
    if (page.size() == limit) {
      NoticeCopy last = page.get(limit - 1).copy();
      links.put("next", installation.editorial("/notices?limit=" + limit + "&unread=" + unreadOnly
          + kind.map(given -> "&kind=" + given.word()).orElse("") + "&after=" + new Cursor(last.at, last.notice).write()));
    }
    return answer;
  }

  private static ObjectNode shown(Story story, Wording wording) {
    Notice notice = story.notice();
    ObjectNode shown = JSON.objectNode().put("notice", notice.id.toString()).put("kind", notice.kind.word()).put("at", notice.at.toString())
        .put("toldAt", story.copy().at.toString()).put("read", story.copy().isRead()).put("type", notice.type)
        .put("id", notice.content.toString());
    story.copy().languages().forEach(locale -> shown.withArrayProperty("locales").add(locale.toLanguageTag()));
    story.title(wording.language()).ifPresent(title -> shown.put("title", title));
    shown.put("sentence", wording.sentence(story));
    story.by().ifPresent(person -> shown.putObject("by").put("id", person.id().toString()).put("name", person.name()));
    story.text().ifPresent(text -> shown.put("text", text));
    if (notice.number > 0) {
      shown.put(notice.isAboutAComment() ? "comment" : "revision", notice.number);
    }
    if (notice.due != null) {
      shown.put("due", notice.due.toString());
    }
    if (notice.problem != null) {
      shown.put("problem", notice.problem);
    }
    return shown;
  }

  private static Occasion kind(String word) {
    return Arrays.stream(Occasion.values()).filter(kind -> kind.word().equals(word)).findFirst()
        .orElseThrow(() -> Parameters.bad("kind", "must be one of " + Occasion.words()));
  }
}

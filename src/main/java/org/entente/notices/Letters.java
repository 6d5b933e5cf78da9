package org.entente.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.accounts.Account;
import org.entente.accounts.Accounts;
import org.entente.settings.Installation;
import org.entente.values.Markup;

/** Writes to people: in plain text and as HTML, in their language, to the address they have now. */
@ApplicationScoped
class Letters {
  @Inject
  Notices notices;

  @Inject
  Stories stories;

  @Inject
  Accounts accounts;

  @Inject
  Installation installation;

  /** Empty when it is not to be sent any more: the content is gone, or the person has no address, cannot sign in or does not want it. */
  Optional<Letter> of(NoticeMail mail) {
    return notices.find(mail.key()).filter(entry -> notices.preference(mail.account).wants(entry.notice().kind))
        .flatMap(entry -> accounts.byId(mail.account).filter(Account::isActive).filter(person -> person.email().isPresent())
            .map(person -> letter(stories.of(List.of(entry)).get(0), person)));
  }

  private Letter letter(Story story, Account person) {
    Wording wording = Wording.of(person, installation);
    List<String> lines = new ArrayList<>(List.of(wording.sentence(story)));
    Optional.ofNullable(story.notice().problem).ifPresent(problem -> lines.add(wording.message("problem", problem)));
    Optional<String> address = installation.publicUrl().map(url -> url + "/api/editorial/v1/");
    Optional<String> link = address.map(api -> api + story.notice().type + "/" + story.notice().content);
    List<String> foot = Stream.concat(Stream.of(wording.message("footer")),
        address.map(api -> wording.message("preferences", api + "notices/preferences")).stream()).toList();
    String subject = wording.subject(story);
    return new Letter(mailId(story), person.email().orElseThrow(), person.displayName(), wording.language(), subject,
        text(lines, story.text(), link, foot), html(wording, subject, lines, story.text(), link, foot));
  }

  private static String mailId(Story story) {
    return story.notice().id + "." + story.copy().account;
  }

  private static String text(List<String> lines, Optional<String> said, Optional<String> link, List<String> foot) {
    List<String> parts = new ArrayList<>(lines);
    said.map(text -> text.lines().map(line -> "> " + line).collect(Collectors.joining("\n"))).ifPresent(parts::add);
    link.ifPresent(parts::add);
    parts.add("-- \n" + String.join("\n", foot));
    return String.join("\n\n", parts) + "\n";
  }

  private static String html(Wording wording, String subject, List<String> lines, Optional<String> said, Optional<String> link, List<String> foot) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + wording.language().toLanguageTag()
        + "\">\n<head><meta charset=\"utf-8\"><title>" + Markup.quoted(subject) + "</title></head>\n<body>\n");
    lines.forEach(line -> html.append("<p>").append(Markup.quoted(line)).append("</p>\n"));
    said.ifPresent(text -> html.append("<blockquote>").append(text.lines().map(Markup::quoted).collect(Collectors.joining("<br>\n")))
        .append("</blockquote>\n"));
    link.map(Markup::quoted).ifPresent(url -> html.append("<p><a href=\"").append(url).append("\">").append(url).append("</a></p>\n"));
    html.append("<hr>\n<p><small>").append(foot.stream().map(Markup::quoted).collect(Collectors.joining("<br>\n"))).append("</small></p>\n");
    return html.append("</body>\n</html>\n").toString();
  }
}

package org.entente.editorial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.access.Actor;
import org.entente.content.Variant;
import org.entente.problem.Cursor;
import org.entente.problem.Parameters;
import org.entente.publishing.Publication;
import org.entente.publishing.PublicationLog;
import org.entente.settings.Installation;
import org.entente.workflow.State;

/** The contents of one type as a list of cards. Five statements, however long the page. */
@ApplicationScoped
class Listing {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Inject
  Cards cards;

  @Inject
  Contents contents;

  @Inject
  PublicationLog log;

  @Inject
  Flags flags;

  @Inject
  Installation installation;

  /** {@code {"data":[{"type","id","createdAt","variants":{"fr":{…}},"openFlags":[…]}],"page":{"limit","total"},"links":{…}}}. */
  ObjectNode read(Actor actor, String type, Parameters parameters) {
    Cards.Filter filter = new Cards.Filter(type, parameters.word("state", State.class), parameters.locale(installation.locales()),
        parameters.flag("mine") ? Optional.of(actor.account()) : Optional.empty(), parameters.text("title"));
    int limit = parameters.limit();
    List<Cards.Place> page = cards.page(filter, parameters.text("after").map(Cursor::read).orElse(Cursor.START), limit);
    ObjectNode answer = JSON.objectNode();
    show(type, page, answer.putArray("data"));
    answer.putObject("page").put("limit", limit).put("total", cards.count(filter));
    ObjectNode links = answer.putObject("links");
    if (page.size() == limit) {
      Cards.Place last = page.get(limit - 1);
      links.put("next", installation.editorial("/" + type + "?" + repeated(parameters) + "limit=" + limit + "&after="
          + new Cursor(last.at(), last.id()).write()));
    }
    return answer;
  }

  private static String repeated(Parameters parameters) {
    return List.of("state", "locale", "mine", "title").stream().filter(name -> parameters.text(name).isPresent())
        .map(name -> name + "=" + URLEncoder.encode(parameters.text(name).get(), StandardCharsets.UTF_8) + "&")
        .collect(Collectors.joining());
  }

  private void show(String type, List<Cards.Place> page, ArrayNode data) {
    List<UUID> ids = page.stream().map(Cards.Place::id).toList();
    Map<UUID, List<Variant>> variants = contents.cards(ids).stream().collect(Collectors.groupingBy(Variant::contentId));
    Set<String> live = new HashSet<>();
    log.last(ids).stream().filter(Publication::isLive).forEach(last -> live.add(key(last.contentId(), last.locale())));
    Map<UUID, List<Flag>> raised = flags.of(ids).stream().filter(Flag::isOpen).collect(Collectors.groupingBy(Flag::contentId));
    for (Cards.Place place : page) {
      ObjectNode entry = data.addObject().put("type", type).put("id", place.id().toString()).put("createdAt", place.at().toString());
      ObjectNode shown = entry.putObject("variants");
      variants.getOrDefault(place.id(), List.of()).forEach(variant ->
          shown.set(variant.locale().toLanguageTag(), card(variant, live.contains(key(place.id(), variant.locale())))));
      ArrayNode open = entry.putArray("openFlags");
      raised.getOrDefault(place.id(), List.of()).forEach(flag -> open.add(flag.code()));
    }
  }

  private static String key(UUID id, Locale locale) {
    return id + " " + locale.toLanguageTag();
  }

  private static ObjectNode card(Variant variant, boolean live) {
    ObjectNode card = JSON.objectNode().put("state", variant.state().name()).put("since", variant.since().toString())
        .put("etag", Etags.of(variant)).put("live", live);
    if (variant.title() != null) {
      card.put("title", variant.title());
    }
    if (variant.slug() != null) {
      card.put("slug", variant.slug());
    }
    return card;
  }
}

package org.entente.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.access.Role;
import org.entente.problem.Cursor;
import org.entente.problem.Parameters;
import org.entente.settings.Installation;

/** The accounts as a list, oldest first. */
@ApplicationScoped
class AccountList {
  private static final List<String> FILTERS = List.of("status", "role", "name");
  private static final Comparator<Cursor> ORDER = Comparator.comparing(Cursor::at).thenComparing(cursor -> cursor.id().toString());

  @Inject
  Accounts accounts;

  @Inject
  Installation installation;

  /** {@code {"data":[…],"page":{"limit","total"},"links":{"next"?}}}; {@code only} hides all others. */
  public ObjectNode read(Parameters parameters, Optional<UUID> only) {
    int limit = parameters.known("status", "role", "name", "limit", "after").limit();
    Cursor after = parameters.text("after").map(Cursor::read).orElse(Cursor.START);
    List<Account> found = accounts.all().stream().filter(filter(parameters))
        .filter(account -> only.isEmpty() || account.id().equals(only.get())).sorted(Comparator.comparing(AccountList::place, ORDER)).toList();
    List<Account> page = found.stream().filter(account -> ORDER.compare(place(account), after) > 0).limit(limit).toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    page.forEach(account -> data.add(AccountJson.of(account)));
    answer.putObject("page").put("limit", limit).put("total", found.size());
    ObjectNode links = answer.putObject("links");
    if (page.size() == limit) {
      links.put("next", installation.editorial("/accounts?" + repeated(parameters) + "limit=" + limit + "&after="
          + place(page.get(limit - 1)).write()));
    }
    return answer;
  }

  private static Predicate<Account> filter(Parameters parameters) {
    Optional<Account.Status> status = parameters.word("status", Account.Status.class);
    Optional<Role> role = parameters.word("role", Role.class);
    Optional<String> name = parameters.text("name");
    return account -> status.stream().allMatch(account.status::equals) && role.stream().allMatch(account.actor()::holds)
        && name.stream().allMatch(account.name::equals);
  }

  private static Cursor place(Account account) {
    return new Cursor(account.createdAt, account.id);
  }

  private static String repeated(Parameters parameters) {
    return FILTERS.stream().filter(name -> parameters.text(name).isPresent())
        .map(name -> name + "=" + URLEncoder.encode(parameters.text(name).get(), StandardCharsets.UTF_8) + "&")
        .collect(Collectors.joining());
  }
}

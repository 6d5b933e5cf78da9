package org.entente.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.edition.Parameter;
import org.entente.edition.Query;
import org.entente.settings.Installation;

/** Addresses inside one plane of the API: path-absolute under the context root, parameters in one canonical order. */
final class Links {
  private static final Set<String> PLACE = Set.of("after", "offset");
  private static final Set<String> WORLD = Set.of("locale", "fallback", "edition", "asOf");

  private final Installation installation;
  private final String root;
  private final List<Parameter> everywhere;

  /** @param root of the plane, under the context root */
  Links(Installation installation, String root) {
    this(installation, root, List.of());
  }

  private Links(Installation installation, String root, List<Parameter> everywhere) {
    this.installation = installation;
    this.root = root;
    this.everywhere = everywhere;
  }

  /** The same, with a parameter that every address says beside its own query. */
  Links saying(Parameter parameter) {
    return new Links(installation, root, List.of(parameter));
  }

  String to(String path) {
    return address(path, Stream.empty());
  }

  /** What stands there in a language. */
  String to(String path, String locale) {
    return address(path, Stream.of(new Parameter("locale", locale)));
  }

  /** The address under which the query gives this answer. */
  String self(String path, Query query) {
    return address(path, query.parameters().stream());
  }

  /** The address of another object in the same languages and the same edition: what was asked of this one need not be there to ask of that. */
  String instead(String path, Query query) {
    return address(path, query.parameters().stream().filter(parameter -> WORLD.contains(parameter.name())));
  }

  /** The same for those outside. */
  String outside(String path, Query query) {
    String self = self(path, query);
    return installation.publicUrl().map(url -> url + self.substring(installation.contextRoot().length())).orElse(self);
  }

  /** The same list from another place on: {@code after} a cursor or from an {@code offset}. */
  String from(String path, Query query, String place, String value) {
    Stream<Parameter> kept = query.parameters().stream().filter(parameter -> !PLACE.contains(parameter.name()));
    return address(path, Stream.concat(kept, Stream.of(new Parameter(place, value))));
  }

  private String address(String path, Stream<Parameter> parameters) {
    List<Parameter> all = Stream.concat(parameters, everywhere.stream()).toList();
    String query = all.stream().map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
        .collect(Collectors.joining("&"));
    return installation.contextRoot() + root + path + (query.isEmpty() ? "" : "?" + query);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2C", ",").replace("%3A", ":");
  }
}

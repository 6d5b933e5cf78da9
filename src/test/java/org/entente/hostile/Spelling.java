package org.entente.hostile;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Other spellings of a request's address or method, by which somebody might come past the one who watches the plain one. */
final class Spelling {
  private Spelling() {}

  static Map<String, UnaryOperator<Request>> all() {
    Map<String, UnaryOperator<Request>> all = new LinkedHashMap<>();
    all.put("a slash at the end", path(path -> path + "/"));
    all.put("two slashes at the start", path(path -> "/" + path));
    all.put("two slashes inside", path(path -> last(path, "//")));
    all.put("a dot inside", path(path -> last(path, "/./")));
    all.put("up and down", path(path -> last(path, "/zz/../")));
    all.put("up and down from the start", path(path -> "/api/v1/.." + path.substring(path.indexOf('/', 1))));
    all.put("a matrix parameter at the end", path(path -> path + ";a=b"));
    all.put("a matrix parameter inside", path(path -> path.replaceFirst("/v1|/health", "$0;a=b")));
    all.put("an escaped way up", path(path -> last(path, "/zz/%2e%2e/")));
    all.put("an escaped slash", path(path -> last(path, "%2F")));
    all.put("an escaped backslash", path(path -> last(path, "%5c")));
    all.put("an escaped letter", path(path -> path.replaceFirst("/(api/)?(.)", "/$1%" + Integer.toHexString(first(path)))));
    all.put("upper case", path(path -> path.toUpperCase(Locale.ROOT)));
    all.put("an extension", path(path -> path + ".json"));
    all.put("HEAD", request -> request.method("HEAD").body(new byte[0]));
    all.put("OPTIONS", request -> request.method("OPTIONS").body(new byte[0]));
    all.put("an overridden method", request -> request.method(request.method().equals("GET") ? "POST" : "GET").body(new byte[0])
        .with("X-HTTP-Method-Override", request.method()).with("X-HTTP-Method", request.method()).with("X-Method-Override", request.method()));
    return all;
  }

  private static int first(String path) {
    return path.charAt(path.startsWith("/api/") ? "/api/".length() : 1);
  }

  private static String last(String path, String instead) {
    int slash = path.lastIndexOf('/');
    return path.substring(0, slash) + instead + path.substring(slash + 1);
  }

  private static UnaryOperator<Request> path(UnaryOperator<String> change) {
    return request -> request.target(change.apply(request.path()) + request.query().map(query -> "?" + query).orElse(""));
  }
}

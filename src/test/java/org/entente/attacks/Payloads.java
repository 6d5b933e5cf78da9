package org.entente.attacks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that some system somewhere has taken for code. */
final class Payloads {
  /** A product that stands nowhere by chance: whoever sees it has evaluated what was only text. */
  static final String PRODUCT = Integer.toString(7919 * 7907);

  static final List<String> SQL = List.of("'", "''", "')", "\"", "]", "\\", "%", "_", "\0", "';--", "' OR '1'='1", "') OR (1=1",
      "1; drop table content", "x'); DROP TABLE content;--", "pg_sleep(5)", "';SELECT pg_sleep(5)--", "' || pg_sleep(5) || '",
      "CASE WHEN (1=1) THEN 1 ELSE 1/0 END", "1 UNION SELECT password_hash FROM account", "*/ or 1=1 /*", "$$;select 1;$$",
      "\u2019 OR 1=1");

  private Payloads() {}

  /** Template and look-up strings of the usual engines; {@code port} is where a look-up would knock. */
  static List<String> templates(int port) {
    return List.of("${7919*7907}", "#{7919*7907}", "{{7919*7907}}", "<%=7919*7907%>", "*{7919*7907}", "$${7919*7907}",
        "%{7919*7907}",
        "${T(java.lang.Math).multiplyExact(7919,7907)}", "${validatedValue}", "{jakarta.validation.constraints.NotNull.message}",
        "${jndi:ldap://127.0.0.1:" + port + "/x}", "${${lower:j}ndi:dns://127.0.0.1:" + port + "/x}",
        "${env:ENTENTE_LOCAL_TOKEN}");
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

package org.entente.boot;

import java.util.HashMap;
import java.util.Map;
import org.entente.settings.Environment;
import org.entente.settings.PortalStrings;
import org.entente.values.LocalizedText;

/** What a portal's pages say around the contents, as an office writes it down: keys, each with a line in each language. */
final class PortalFile {
  private static final String SETTING = "ENTENTE_PORTAL_STRINGS";

  private final YamlFile file;

  private PortalFile(YamlFile file) {
    this.file = file;
  }

  static PortalFile of(Environment environment) {
    return new PortalFile(YamlFile.of(environment, SETTING, "portal.yaml"));
  }

  PortalStrings read() {
    Map<String, LocalizedText> texts = new HashMap<>();
    file.members(file.load(), "the file").forEach((name, lines) -> {
      String key = key(name);
      texts.put(key, file.texts(lines, key));
    });
    return new PortalStrings(texts);
  }

  private String key(Object told) {
    if (!(told instanceof String key) || !key.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw file.wrong("'" + told + "'", "is no key: small letters, digits and hyphens, as in read-more; a YAML word such as no in quotes");
    }
    return key;
  }
}

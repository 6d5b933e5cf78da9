package org.entente.settings;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.entente.values.LocalizedText;

/**
 * What a portal's pages say around the contents: {@code read-more} is "Lire la suite".
 *
 * @param texts by their keys, in the order of these
 */
public record PortalStrings(Map<String, LocalizedText> texts) {
  public PortalStrings {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }
}

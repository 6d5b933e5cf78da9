package org.entente.preview;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.problem.Parameters;

/**
 * The query of a preview: what is to be seen, and what is asked of it.
 *
 * @param rest as it came, undecoded
 */
record Asked(Optional<String> preview, String rest) {
  private static final String BEGINNING = PreviewResource.PREVIEW + "=";

  static Asked read(String raw) {
    List<String> parts = Arrays.asList(raw.split("&", -1));
    List<String> previews = parts.stream().filter(part -> part.startsWith(BEGINNING)).toList();
    if (previews.size() > 1) {
      throw Parameters.bad(PreviewResource.PREVIEW, "stands more than once; send it once");
    }
    return new Asked(previews.stream().map(part -> decoded(part.substring(BEGINNING.length()))).findFirst(),
        parts.stream().filter(part -> !part.startsWith(BEGINNING)).collect(Collectors.joining("&")));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Parameters.bad(PreviewResource.PREVIEW, "has a wrong escape; write % and two hexadecimal digits");
    }
  }
}

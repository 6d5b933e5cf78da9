package org.entente.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.values.Nearest;

/**
 * What a request to import asks: {@code ?type=&locale=&dryRun=&atomic=} and a body of CSV or NDJSON. A rehearsal wins over all
 * or nothing, as nothing is kept either way.
 */
record ImportRequest(Defaults defaults, Mode mode) {
  private static final Set<String> KNOWN = new TreeSet<>(Set.of("type", "locale", "dryRun", "atomic"));
  private static final String CSV = "text/csv";
  private static final String NDJSON = "application/x-ndjson";
  private static final int LARGEST = 10 * 1024 * 1024;
  private static final String MARK = "\uFEFF";

  static ImportRequest read(Map<String, List<String>> parameters, ContentTypes types) {
    parameters.forEach((name, values) -> {
      if (!KNOWN.contains(name)) {
        throw refused(name, "is unknown; " + Nearest.to(name, KNOWN).map(near -> "perhaps '" + near + "' is meant")
            .orElse("an import takes " + String.join(", ", KNOWN)));
      }
      if (values.size() > 1) {
        throw refused(name, "stands twice; keep one");
      }
    });
    Optional<String> type = first(parameters, "type");
    List<String> names = types.all().stream().map(TypeDescriptor::name).toList();
    if (type.isPresent() && !names.contains(type.get())) {
      throw refused("type", "names no type; choose one of " + names);
    }
    Optional<Locale> locale = first(parameters, "locale").map(tag -> locale(tag, types.locales()));
    boolean atomic = flag(parameters, "atomic");
    return new ImportRequest(new Defaults(type, locale),
        flag(parameters, "dryRun") ? Mode.REHEARSAL : atomic ? Mode.ATOMIC : Mode.EACH);
  }

  private static Optional<String> first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static Locale locale(String tag, List<Locale> known) {
    return known.stream().filter(locale -> locale.toLanguageTag().equals(tag)).findFirst()
        .orElseThrow(() -> refused("locale", "is no language of this installation; choose one of "
            + known.stream().map(Locale::toLanguageTag).toList()));
  }

  private static boolean flag(Map<String, List<String>> parameters, String name) {
    String value = first(parameters, name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw refused(name, "must be true or false");
    }
    return value.equals("true");
  }

  private static Problem refused(String parameter, String remedy) {
    String shown = parameter.length() <= 60 ? parameter : parameter.substring(0, 60) + "…";
    return Problem.of(ProblemKind.BAD_QUERY, "bad-parameter", "The parameter '" + shown + "' " + remedy + ".")
        .with("parameter", shown);
  }

  /** The body as rows; what is no file of rows is refused as a whole. {@code form} is the Content-Type. */
  ImportFile file(Optional<String> form, InputStream body, ContentTypes types) {
    String told = form.orElse("").toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "").replaceFirst(";charset=utf-8$", "");
    if (!told.equals(CSV) && !told.equals(NDJSON)) {
      throw Problem.of(ProblemKind.UNSUPPORTED, "unsupported-media-type", "An import takes " + CSV + " or " + NDJSON
          + " in UTF-8; say in Content-Type which of them the file is.");
    }
    String text = decoded(bytes(body));
    return told.equals(CSV) ? new CsvFile(text, types, defaults) : new NdjsonFile(text, types, defaults);
  }

  private static byte[] bytes(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw Problem.of(ProblemKind.TOO_LARGE, "body-too-large", "The file is too long; an import has at most 10 MB. Split it.");
      }
      return bytes;
    } catch (IOException broken) {
      throw new UncheckedIOException("The file broke off", broken);
    }
  }

  /** Strict UTF-8 without the mark some programs put first; no text a database cannot hold. */
  static String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text.startsWith(MARK) ? text.substring(1) : text;
      }
    } catch (CharacterCodingException wrong) {
      // told below
    }
    throw Problem.of(ProblemKind.MALFORMED, "malformed-file", "The file is not UTF-8 text; save it as UTF-8 and send it again.");
  }
}

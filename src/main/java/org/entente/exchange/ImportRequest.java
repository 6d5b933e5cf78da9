package org.entente.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.entente.problem.Problem;
import org.entente.problem.ProblemKind;
import org.entente.schema.ContentTypes;
import org.entente.schema.TypeDescriptor;
import org.entente.values.Nearest;

/**
 * What a request to import asks: {@code ?type=&locale=&as=&dryRun=&atomic=} and a body of CSV or NDJSON. A rehearsal wins over all
 * or nothing, as nothing is kept either way.
 */
record ImportRequest(Defaults defaults, Mode mode, boolean asPublic) {
  static final String PUBLIC = "public";
  static final String DRAFT = "draft";

  private static final Set<String> KNOWN = new TreeSet<>(Set.of("type", "locale", "as", "dryRun", "atomic"));
  /** So many rows end within the two minutes of a transaction, on a slow machine too. */
  private static final int MOST = 5_000;
  /** Rows that come in as public are held in memory to the end, so that the log is held only then. */
  private static final int MOST_PUBLIC = 2_000;

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
        flag(parameters, "dryRun") ? Mode.REHEARSAL : atomic ? Mode.ATOMIC : Mode.EACH, isPublic(parameters));
  }

  private static boolean isPublic(Map<String, List<String>> parameters) {
    Optional<String> as = first(parameters, "as");
    if (as.filter(word -> !word.equals(PUBLIC) && !word.equals(DRAFT)).isPresent()) {
      throw refused("as", "must be draft or public");
    }
    return as.filter(PUBLIC::equals).isPresent();
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

  /** How the rows of a file are written. */
  enum Form {
    CSV("text/csv"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    Form(String mediaType) {
      this.mediaType = mediaType;
    }

    /** @param told the Content-Type */
    static Form of(Optional<String> told) {
      String type = told.orElse("").toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "").replaceFirst(";charset=utf-8$", "");
      return Arrays.stream(values()).filter(form -> form.mediaType.equals(type)).findFirst()
          .orElseThrow(() -> Problem.of(ProblemKind.UNSUPPORTED, "unsupported-media-type", "An import takes " + CSV.mediaType
              + " or " + NDJSON.mediaType + " in UTF-8; say in Content-Type which of them the file is."));
    }
  }

  /** The text as rows; what is no file of rows is refused as a whole, and so is one too long to be kept or dropped as a whole. */
  ImportFile file(Form form, Supplier<Reader> text, ContentTypes types) {
    ImportFile file = form == Form.CSV ? new CsvFile(text, types, defaults) : new NdjsonFile(text, types, defaults);
    int most = asPublic ? MOST_PUBLIC : MOST;
    if (mode != Mode.EACH && file.total() > most) {
      throw Problem.of(ProblemKind.TOO_LARGE, "too-many-rows", "A dry run, or all rows or none, takes at most " + most
          + " rows, as it is one transaction; this file has " + file.total() + ". Split it, or import it row by row.")
          .with("most", most);
    }
    return file;
  }

  /** What a run must remember to go on after a stop. */
  ObjectNode json(Form form, int total) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("form", form.name()).put("as", asPublic ? PUBLIC : DRAFT)
        .put("mode", mode.name()).put("total", total);
    defaults.type().ifPresent(type -> json.put("type", type));
    defaults.locale().ifPresent(locale -> json.put("locale", locale.toLanguageTag()));
    return json;
  }

  static ImportRequest read(JsonNode json) {
    return new ImportRequest(new Defaults(Optional.ofNullable(json.path("type").textValue()),
        Optional.ofNullable(json.path("locale").textValue()).map(Locale::forLanguageTag)),
        Mode.valueOf(json.get("mode").textValue()), json.get("as").textValue().equals(PUBLIC));
  }
}

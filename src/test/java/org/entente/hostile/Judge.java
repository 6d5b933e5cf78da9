package org.entente.hostile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a request the way its description does, and says why it must not succeed; knows nothing of how it was made. */
final class Judge {
  private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String DELIVERY = "/api/v1";
  /** Written by programs that pass addresses on; no list refuses them. */
  private static final Set<String> PASSED_OVER = Set.of("utm_source", "fbclid", "gclid");

  private final Map<Operation, List<Operation.Parameter>> parameters = new HashMap<>();

  /** What the description forbids in this request, which is at the operation's address; empty when it allows it all. */
  Optional<String> forbidden(Operation operation, Request request) {
    List<Operation.Parameter> known = parameters.computeIfAbsent(operation, Operation::parameters);
    return path(operation, known, request).or(() -> query(operation, known, request)).or(() -> headers(known, request))
        .or(() -> body(operation, request));
  }

  private static Optional<String> path(Operation operation, List<Operation.Parameter> known, Request request) {
    String[] asked = request.path().split("/", -1);
    String[] template = operation.path().split("/", -1);
    Map<String, Operation.Parameter> inPath = named(known, "path");
    return IntStream.range(0, template.length).filter(i -> template[i].startsWith("{"))
        .mapToObj(i -> value(operation, inPath.get(template[i].substring(1, template[i].length() - 1)), asked[i]))
        .flatMap(Optional::stream).findFirst();
  }

  private static Map<String, Operation.Parameter> named(List<Operation.Parameter> known, String in) {
    return known.stream().filter(parameter -> parameter.in().equals(in)).collect(Collectors.toMap(Operation.Parameter::name, Function.identity()));
  }

  /** Outside delivery an operation that names no parameter does not look at the query. */
  private static Optional<String> query(Operation operation, List<Operation.Parameter> known, Request request) {
    Map<String, Operation.Parameter> inQuery = named(known, "query");
    if (inQuery.isEmpty() && !operation.path().startsWith(DELIVERY)) {
      return Optional.empty();
    }
    String query = request.query().orElse("");
    return Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).map(pair -> pair(operation, inQuery, pair)).flatMap(Optional::stream).findFirst()
        .or(() -> inQuery.values().stream().filter(one -> one.required() && !query.contains(one.name())).findFirst()
            .map(missing -> "no parameter " + missing.name()));
  }

  private static Optional<String> pair(Operation operation, Map<String, Operation.Parameter> inQuery, String pair) {
    String[] parts = pair.split("=", 2);
    Optional<String> name = decoded(parts[0]);
    if (name.isEmpty()) {
      return Optional.of("a name in the query that is no UTF-8");
    }
    Operation.Parameter parameter = inQuery.get(name.get());
    if (parameter != null) {
      return value(operation, parameter, parts.length == 2 ? parts[1] : "");
    }
    // The grammar knows more operators and members of a field than its description spells out.
    boolean related = inQuery.keySet().stream().anyMatch(one -> stem(one).equals(stem(name.get())));
    return related || PASSED_OVER.contains(name.get()) ? Optional.empty() : Optional.of("an unknown parameter " + name.get());
  }

  private static String stem(String name) {
    return name.split("[\\[.]", 2)[0];
  }

  private static Optional<String> value(Operation operation, Operation.Parameter parameter, String raw) {
    Optional<String> text = decoded(raw);
    if (text.isEmpty()) {
      return Optional.of("a value of " + parameter.name() + " that is no UTF-8");
    }
    JsonNode value = read(operation.contract().at(parameter.schema()), text.get(), parameter.list());
    return operation.contract().faults(operation.contract().place(parameter.schema()), value).stream().findFirst()
        .map(fault -> "the parameter " + parameter.name() + ": " + fault);
  }

  private static JsonNode read(JsonNode schema, String text, boolean list) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (list) {
      ArrayNode values = json.arrayNode();
      for (String one : text.split("(?<!\\\\),")) {
        values.add(read(schema.path("items"), one, false));
      }
      return values;
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> text.matches("-?[0-9]{1,18}") ? json.numberNode(Long.parseLong(text)) : json.textNode(text);
      case "boolean" -> text.matches("true|false") ? json.booleanNode(text.equals("true")) : json.textNode(text);
      default -> json.textNode(text);
    };
  }

  /** Empty when a percent sign is followed by what is no byte, or the bytes are no UTF-8. */
  private static Optional<String> decoded(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] sent = raw.replace('+', ' ').getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < sent.length; i++) {
      if (sent[i] != '%') {
        bytes.write(sent[i]);
      } else if (i + 2 < sent.length && Character.digit(sent[i + 1], 16) >= 0 && Character.digit(sent[i + 2], 16) >= 0) {
        bytes.write(Character.digit(sent[i + 1], 16) * 16 + Character.digit(sent[i + 2], 16));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    return text(bytes.toByteArray());
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException none) {
      return Optional.empty();
    }
  }

  private static Optional<String> headers(List<Operation.Parameter> known, Request request) {
    return known.stream().filter(one -> one.in().equals("header") && one.required() && request.header(one.name()).isEmpty()).findFirst()
        .map(missing -> "no header " + missing.name());
  }

  private static Optional<String> body(Operation operation, Request request) {
    if (operation.bodies().isEmpty()) {
      return Optional.empty();
    }
    String form = request.header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    String schema = operation.bodies().get(form);
    if (schema == null) {
      return Optional.of("a body of the form '" + form + "'");
    }
    if (request.header("Content-Encoding").filter(coding -> !coding.equals("identity")).isPresent()) {
      return Optional.of("a packed body");
    }
    Optional<String> text = text(request.body());
    if (text.isEmpty()) {
      return Optional.of("a body that is no UTF-8");
    }
    return Operation.isJson(form) ? json(operation, operation.contract().place(schema), text.get()) : Optional.empty();
  }

  private static Optional<String> json(Operation operation, String schema, String text) {
    try {
      JsonNode body = STRICT.readTree(text);
      return operation.contract().faults(schema, body).stream().findFirst().map(fault -> "a body that breaks its schema: " + fault);
    } catch (IOException | StackOverflowError none) {
      return Optional.of("a body that is no JSON");
    }
  }
}

package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * One operation as its document describes it.
 *
 * @param path with its parameters in braces
 * @param place the JSON pointer of its description
 */
record Operation(Contract contract, String method, String path, String place) {
  /** One parameter: its schema stands at a JSON pointer. */
  record Parameter(String name, String in, boolean required, boolean list, String schema) {}

  String id() {
    return method + " " + path;
  }

  private JsonNode described() {
    return contract.at(place);
  }

  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (int i = 0; i < described().path("parameters").size(); i++) {
      String at = contract.place(place + "/parameters/" + i);
      JsonNode parameter = contract.at(at);
      JsonNode schema = contract.at(at + "/schema");
      all.add(new Parameter(parameter.get("name").textValue(), parameter.get("in").textValue(), parameter.path("required").asBoolean(),
          schema.path("type").asText().equals("array"), at + "/schema"));
    }
    return all;
  }

  List<Parameter> parameters(String in) {
    return parameters().stream().filter(parameter -> parameter.in().equals(in)).toList();
  }

  /** The media types it reads, each with the place of its schema. */
  Map<String, String> bodies() {
    return content(place + "/requestBody");
  }

  boolean documents(int status) {
    return described().path("responses").has(String.valueOf(status));
  }

  /** The media types of an answer, each with the place of its schema. */
  Map<String, String> answers(int status) {
    return content(contract.place(place + "/responses/" + status));
  }

  private Map<String, String> content(String at) {
    Map<String, String> forms = new LinkedHashMap<>();
    contract.at(at).path("content").fieldNames()
        .forEachRemaining(type -> forms.put(type, at + "/content/" + Contract.escaped(type) + "/schema"));
    return forms;
  }

  /** Whether a body in this form is one JSON value. */
  static boolean isJson(String mediaType) {
    return mediaType.endsWith("json") && !mediaType.endsWith("ndjson");
  }

  /** Whether nobody need sign in. */
  boolean isOpen() {
    return described().has("security") ? described().get("security").isEmpty() : contract.at("").path("security").isMissingNode();
  }

  /** Whether everybody who has signed in may call it. */
  boolean isForEverybody() {
    return !described().has("x-roles");
  }

  /** The roles of which one is needed; where none is named, only the command line beside the server is let in. */
  Set<String> roles() {
    return words("x-roles");
  }

  /** Present when a person sees their own only: the roles that see everybody's. */
  Optional<Set<String>> ownOnlyExceptFor() {
    return described().has("x-own-only-except-for") ? Optional.of(words("x-own-only-except-for")) : Optional.empty();
  }

  boolean isSafe() {
    return method.equals("GET");
  }

  private Set<String> words(String name) {
    Set<String> words = new TreeSet<>();
    StreamSupport.stream(described().path(name).spliterator(), false).forEach(word -> words.add(word.textValue()));
    return words;
  }

  @Override
  public String toString() {
    return id();
  }
}

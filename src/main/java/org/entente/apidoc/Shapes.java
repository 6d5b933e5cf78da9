package org.entente.apidoc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;

/** The small pieces JSON Schemas are made of; each call makes a new node. */
final class Shapes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Shapes() {}

  static ObjectNode node() {
    return JSON.objectNode();
  }

  static ObjectNode of(String type) {
    return node().put("type", type);
  }

  static ObjectNode text() {
    return of("string");
  }

  static ObjectNode text(String format) {
    return text().put("format", format);
  }

  static ObjectNode matching(String pattern) {
    return text().put("pattern", pattern);
  }

  static ObjectNode number(double least, double most) {
    return of("number").put("minimum", least).put("maximum", most);
  }

  static ObjectNode integer(long least, long most) {
    return of("integer").put("minimum", least).put("maximum", most);
  }

  static ObjectNode words(Collection<String> words) {
    return text().set("enum", array(words));
  }

  static ObjectNode constant(String word) {
    return text().put("const", word);
  }

  static ObjectNode list(ObjectNode items) {
    return of("array").set("items", items);
  }

  /** An object without members yet; see {@link #member}. */
  static ObjectNode object() {
    return of("object").set("properties", node());
  }

  static ObjectNode member(ObjectNode object, String name, ObjectNode shape) {
    ((ObjectNode) object.get("properties")).set(name, shape);
    return object;
  }

  static ObjectNode required(ObjectNode object, String... names) {
    return object.set("required", array(Arrays.asList(names)));
  }

  static ObjectNode anyOf(ObjectNode... shapes) {
    return anyOf(Arrays.asList(shapes));
  }

  static ObjectNode anyOf(Collection<ObjectNode> shapes) {
    ArrayNode choices = JSON.arrayNode();
    shapes.forEach(choices::add);
    return node().set("anyOf", choices);
  }

  static ObjectNode ref(String address) {
    return node().put("$ref", address);
  }

  static ArrayNode array(Collection<String> words) {
    ArrayNode array = JSON.arrayNode();
    words.forEach(array::add);
    return array;
  }
}

package org.entente.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bodies made from sound ones: bytes gone or others, members gone, added or of another kind, too long, in chunks. */
record BrokenBodies(Nasty nasty, Dice dice) {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** One byte more than the server takes, whatever stands around it. */
  private static final String LARGE = "x".repeat(1_048_577);
  private static final List<String> TYPES = List.of("text/plain", "application/xml", "application/json; charset=utf-16", "application/x-java-serialized-object",
      "multipart/form-data; boundary=x", "multipart/form-data", "application/x-www-form-urlencoded", "application/yaml", "text/csv", "application/x-ndjson", "*/*",
      ";;;", "application", "application/json/x", "application/json;charset=", "APPLICATION/JSON", "application/json-patch+json");
  private static final List<String> NOT_FOR_CALLERS =
      List.of("unheardOf", "id", "state", "createdBy", "version", "role", "locked", "@class", "@type", "", "publishedAt", "etag");

  Request of(Request request) {
    return switch (dice.below(6)) {
      case 0 -> dice.coin() ? request.without("Content-Type") : request.with("Content-Type", dice.one(TYPES));
      case 1 -> request.body(dice.one(nasty.bodies()));
      case 2 -> bytes(request);
      case 3 -> dice.onceIn(6) ? request.body(utf8("{\"note\":\"" + LARGE + "\"}")) : request.inChunks();
      default -> members(request);
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** It ends early, is there twice, or has one byte that is another. */
  private Request bytes(Request request) {
    byte[] body = request.body().clone();
    if (body.length < 2) {
      return request;
    }
    int at = dice.below(body.length);
    return switch (dice.below(3)) {
      case 0 -> request.body(Arrays.copyOf(body, at));
      case 1 -> {
        body[at] = (byte) (int) dice.one(List.of(0, 0xff, 0xc3, 0x22, 0x7b, 0x5d, 0x5c, 0x2c));
        yield request.body(body);
      }
      default -> request.body(utf8(new String(body, StandardCharsets.UTF_8).repeat(2)));
    };
  }

  private Request members(Request request) {
    try {
      JsonNode body = JSON.readTree(request.body());
      if (body instanceof ObjectNode object) {
        change(object);
        return request.body(utf8(object.toString()));
      }
    } catch (IOException broken) {
      // Broken enough already.
    }
    return request;
  }

  private void change(ObjectNode object) {
    ObjectNode chosen = dice.one(within(object));
    List<String> names = new ArrayList<>();
    chosen.fieldNames().forEachRemaining(names::add);
    JsonNode other = dice.one(nasty.values());
    if (names.isEmpty() || dice.onceIn(4)) {
      chosen.set(dice.onceIn(12) ? dice.one(nasty.texts()) : dice.one(NOT_FOR_CALLERS), other);
    } else {
      String name = dice.one(names);
      chosen.set(name, dice.onceIn(5) ? JSON.createArrayNode().add(chosen.get(name)) : other);
    }
  }

  /** This object and all in it. */
  private static List<ObjectNode> within(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> objects.addAll(within(child)));
    }
    return objects;
  }
}

package org.entente.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request as it goes over the wire, well-formed or not.
 *
 * @param target path and query, as they are sent
 * @param headers lines {@code Name: value}; Host and the length of the body are added
 * @param body empty for none
 */
record Request(String method, String target, List<String> headers, byte[] body, boolean chunked) {
  private static final int PIECE = 8192;

  static Request of(String method, String target) {
    return new Request(method, target, List.of(), new byte[0], false);
  }

  Request method(String other) {
    return new Request(other, target, headers, body, chunked);
  }

  Request target(String other) {
    return new Request(method, other, headers, body, chunked);
  }

  Request targeting(UnaryOperator<String> change) {
    return target(change.apply(target));
  }

  /** The only header of this name. */
  Request with(String name, String value) {
    return without(name).adding(name, value);
  }

  Request adding(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name + ": " + value);
    return new Request(method, target, more, body, chunked);
  }

  Request without(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return new Request(method, target, headers.stream().filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start)).toList(), body,
        chunked);
  }

  Request bearing(String mediaType, String text) {
    return bearing(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  Request bearing(String mediaType, byte[] bytes) {
    return with("Content-Type", mediaType).body(bytes);
  }

  Request body(byte[] bytes) {
    return new Request(method, target, headers, bytes, chunked);
  }

  Request inChunks() {
    return new Request(method, target, headers, body, true);
  }

  Optional<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start)).findFirst()
        .map(line -> line.substring(start.length()).strip());
  }

  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  Optional<String> query() {
    int query = target.indexOf('?');
    return query < 0 ? Optional.empty() : Optional.of(target.substring(query + 1));
  }

  /** Whether the path is one of this template, whatever stands for its parameters. */
  boolean isAt(String template) {
    String[] steps = template.split("/", -1);
    String[] asked = path().split("/", -1);
    boolean same = asked.length == steps.length;
    for (int i = 0; same && i < steps.length; i++) {
      same = steps[i].startsWith("{") ? !asked[i].isEmpty() && !asked[i].contains(";") : steps[i].equals(asked[i]);
    }
    return same;
  }

  byte[] bytes(String host) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    if (header("Host").isEmpty()) {
      head.append("Host: ").append(host).append("\r\n");
    }
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if ((body.length > 0 || !List.of("GET", "HEAD", "OPTIONS", "DELETE").contains(method)) && header("Content-Length").isEmpty()) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    // Latin 1, so that a test can put any byte into a header.
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    if (chunked) {
      chunks(out);
    } else {
      out.writeBytes(body);
    }
    return out.toByteArray();
  }

  private void chunks(ByteArrayOutputStream out) {
    for (int at = 0; at < body.length; at += PIECE) {
      int length = Math.min(PIECE, body.length - at);
      out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(body, at, length);
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** As much as a person wants to read of it. */
  @Override
  public String toString() {
    String text = new String(bytes("host"), StandardCharsets.UTF_8);
    String shown = text.length() <= 1200 ? text : text.substring(0, 1200) + "… (" + text.length() + " in all)";
    StringBuilder visible = new StringBuilder();
    shown.codePoints().forEach(point -> {
      if (point == '\n' || point >= ' ' && point != 127) {
        visible.appendCodePoint(point);
      } else if (point != '\r') {
        visible.append(String.format("\\x%02x", point));
      }
    });
    return visible.toString();
  }
}

package org.entente.edition;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A piece of stored JSON that is written as it stands, byte by byte. It is never a text to be quoted. */
final class Verbatim implements SerializableString {
  private final byte[] json;
  private final int begin;
  private final int length;

  Verbatim(byte[] json, int begin, int end) {
    this.json = json;
    this.begin = begin;
    this.length = end - begin;
  }

  @Override
  public String getValue() {
    return new String(json, begin, length, StandardCharsets.UTF_8);
  }

  @Override
  public int charLength() {
    return getValue().length();
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return Arrays.copyOfRange(json, begin, begin + length);
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    if (buffer.length - offset < length) {
      return -1;
    }
    System.arraycopy(json, begin, buffer, offset, length);
    return length;
  }

  @Override
  public int appendUnquoted(char[] buffer, int offset) {
    String value = getValue();
    if (buffer.length - offset < value.length()) {
      return -1;
    }
    value.getChars(0, value.length(), buffer, offset);
    return value.length();
  }

  @Override
  public int writeUnquotedUTF8(OutputStream output) throws IOException {
    output.write(json, begin, length);
    return length;
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer buffer) {
    if (buffer.remaining() < length) {
      return -1;
    }
    buffer.put(json, begin, length);
    return length;
  }

  @Override
  public char[] asQuotedChars() {
    throw noText();
  }

  @Override
  public byte[] asQuotedUTF8() {
    throw noText();
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int offset) {
    throw noText();
  }

  @Override
  public int appendQuoted(char[] buffer, int offset) {
    throw noText();
  }

  @Override
  public int writeQuotedUTF8(OutputStream output) {
    throw noText();
  }

  @Override
  public int putQuotedUTF8(ByteBuffer buffer) {
    throw noText();
  }

  private static UnsupportedOperationException noText() {
    return new UnsupportedOperationException("stored JSON is no text to be quoted");
  }
}

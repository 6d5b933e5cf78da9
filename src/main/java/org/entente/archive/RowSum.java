package org.entente.archive;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What the records of a table come to, whatever order a database hands them over in: their number, and the sum of the SHA-256 of
 * each line, modulo 2^256.
 */
final class RowSum {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final MessageDigest digest = sha256();
  private long rows;
  private BigInteger sum = BigInteger.ZERO;

  void add(byte[] line) {
    rows++;
    sum = sum.add(new BigInteger(1, digest.digest(line))).mod(MODULUS);
  }

  long rows() {
    return rows;
  }

  /** 64 hexadecimal digits. */
  String sum() {
    String digits = sum.toString(16);
    return "0".repeat(64 - digits.length()) + digits;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}

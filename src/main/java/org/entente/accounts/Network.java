package org.entente.accounts;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A range of addresses: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address. Names are never looked up. An IPv4 address
 * written as IPv6 is the IPv4 address.
 */
final class Network {
  private static final int ONE_SITE = 64;

  private final byte[] start;
  private final int bits;

  private Network(byte[] address, int bits) {
    this.start = cut(address, bits);
    this.bits = bits;
  }

  /** An address or a range; empty when the text is neither. */
  static Optional<Network> parse(String text) {
    String[] parts = text.strip().split("/", -1);
    Optional<InetAddress> address = address(parts[0]);
    if (parts.length > 2 || address.isEmpty() || parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int most = address.get().getAddress().length * 8;
    int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
    return bits > most ? Optional.empty() : Optional.of(new Network(address.get().getAddress(), bits));
  }

  /** What counts as one client: an IPv4 address, or the /64 that every IPv6 client may roam in. */
  static Network around(InetAddress address) {
    return new Network(address.getAddress(), address instanceof Inet4Address ? 32 : ONE_SITE);
  }

  /** A literal address, as it stands in sockets and headers. */
  static Optional<InetAddress> address(String text) {
    String bare = text.strip().replaceFirst("%.*", "");
    if (!bare.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == start.length && Arrays.equals(cut(bytes, bits), start);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Network network && network.bits == bits && Arrays.equals(network.start, start);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(start) + bits;
  }

  private static byte[] cut(byte[] address, int bits) {
    byte[] kept = address.clone();
    for (int i = 0; i < kept.length; i++) {
      int keep = Math.max(0, Math.min(8, bits - i * 8));
      kept[i] &= (byte) (0xff << (8 - keep));
    }
    return kept;
  }

  @Override
  public String toString() {
    try {
      return InetAddress.getByAddress(start).getHostAddress() + "/" + bits;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("An address has four or sixteen bytes", impossible);
    }
  }
}

package org.entente.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;

/**
 * From which address a request comes. What a header says counts only when the peer is a proxy that {@code
 * ENTENTE_TRUSTED_PROXIES} names; then {@code X-Forwarded-For} is read from the right, past the proxies that are trusted too.
 */
@ApplicationScoped
public class ClientAddresses {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  /** Whoever sends one of these says that the request began elsewhere. */
  private static final List<String> FORWARDED = List.of(FORWARDED_FOR, "Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto",
      "X-Real-IP", "Via");

  @Inject
  Environment environment;

  private List<Network> trusted = List.of();

  /** For whoever asks before there are beans. */
  public static ClientAddresses from(Environment environment) {
    ClientAddresses addresses = new ClientAddresses();
    addresses.environment = environment;
    addresses.prepare();
    return addresses;
  }

  /** Reads the setting; one that names no address stops the start. */
  public void prepare() {
    trusted = environment.text("ENTENTE_TRUSTED_PROXIES").map(ClientAddresses::networks).orElse(List.of());
  }

  private static List<Network> networks(String setting) {
    return Arrays.stream(setting.split(",")).map(text -> Network.parse(text).orElseThrow(() -> new WrongSetting(
        "ENTENTE_TRUSTED_PROXIES", "names '" + text.strip() + "'; write addresses or ranges, for example 10.0.0.5,10.1.0.0/16")))
        .toList();
  }

  /** What counts as the client that sent this. */
  Network of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), Collections.list(request.getHeaders(FORWARDED_FOR)));
  }

  Network of(String peer, List<String> forwardedFor) {
    return of(Network.address(peer).orElseGet(InetAddress::getLoopbackAddress), forwardedFor);
  }

  /** The same number for the same client, and never the address itself. */
  public int number(InetAddress peer, List<String> forwardedFor) {
    return of(peer, forwardedFor).hashCode();
  }

  private Network of(InetAddress peer, List<String> forwardedFor) {
    InetAddress client = peer;
    List<String> hops = new ArrayList<>();
    forwardedFor.forEach(header -> hops.addAll(Arrays.asList(header.split(","))));
    for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
      Optional<InetAddress> hop = Network.address(withoutPort(hops.get(i).strip()));
      if (hop.isEmpty()) {
        break;
      }
      client = hop.get();
    }
    return Network.around(client);
  }

  /** Whether the request began on this machine: no proxy stands between, as far as anybody says. */
  boolean isLocal(HttpServletRequest request) {
    return FORWARDED.stream().allMatch(name -> request.getHeader(name) == null)
        && Network.address(request.getRemoteAddr()).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  /** {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711} are written by some proxies. */
  private static String withoutPort(String hop) {
    return hop.startsWith("[") ? hop.replaceFirst("^\\[([^]]*)](:[0-9]+)?$", "$1") : hop.replaceFirst("^([0-9.]+):[0-9]+$", "$1");
  }
}

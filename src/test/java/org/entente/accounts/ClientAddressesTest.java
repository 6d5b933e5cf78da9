package org.entente.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.entente.settings.Environment;
import org.entente.settings.WrongSetting;
import org.entente.testing.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Case("A14")
class ClientAddressesTest {
  private final ClientAddresses trusting = trusting("10.0.0.5, 10.1.0.0/16, 2001:db8:ffff::/48");

  private static ClientAddresses trusting(String proxies) {
    ClientAddresses addresses = new ClientAddresses();
    addresses.environment = new Environment(Map.of("ENTENTE_TRUSTED_PROXIES", proxies));
    addresses.prepare();
    return addresses;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      // a peer nobody trusts speaks for itself, whatever it says
      "192.0.2.7|198.51.100.1|192.0.2.7/32", "192.0.2.7|-|192.0.2.7/32", "127.0.0.1|198.51.100.1|127.0.0.1/32",
      // a trusted one is believed, from the right, as far as trust goes
      "10.0.0.5|198.51.100.1|198.51.100.1/32", "10.0.0.5|203.0.113.9, 198.51.100.1|198.51.100.1/32",
      "10.0.0.5|203.0.113.9, 198.51.100.1, 10.1.2.3|198.51.100.1/32", "10.1.2.3|10.1.9.9|10.1.9.9/32", "10.0.0.5|-|10.0.0.5/32",
      // what is no address ends the search
      "10.0.0.5|198.51.100.1, unknown|10.0.0.5/32", "10.0.0.5|evil.example, 10.1.2.3|10.1.2.3/32",
      // forms
      "10.0.0.5|198.51.100.1:4711|198.51.100.1/32", "10.0.0.5|[2001:db8::1]:4711|2001:db8:0:0:0:0:0:0/64",
      "10.0.0.5|::ffff:198.51.100.1|198.51.100.1/32", "2001:db8:ffff::5|2001:db8:1:2:3:4:5:6|2001:db8:1:2:0:0:0:0/64"})
  void readsTheClientFromTheRight(String peer, String header, String network) {
    assertThat(trusting.of(peer, header == null ? List.of() : List.of(header))).hasToString(network);
  }

  @Test
  void joinsRepeatedHeaders() {
    assertThat(trusting.of("10.0.0.5", List.of("203.0.113.9", "198.51.100.1, 10.1.0.1"))).hasToString("198.51.100.1/32");
  }

  @Test
  void countsTheAddressesOfOneSiteAsOneClient() {
    assertThat(trusting.of("2001:db8::1", List.of())).hasToString(trusting.of("2001:db8::ffff:1", List.of()).toString());
    assertThat(trusting.of("2001:db8::1", List.of()).toString()).isNotEqualTo(trusting.of("2001:db8:0:1::1", List.of()).toString());
  }

  @Test
  void numbersTheClientsBehindATrustedProxyOneByOne() throws UnknownHostException {
    InetAddress proxy = InetAddress.getByName("10.0.0.5");
    assertThat(trusting.number(proxy, List.of("198.51.100.1"))).isEqualTo(trusting.number(proxy, List.of("evil, 198.51.100.1")))
        .isNotEqualTo(trusting.number(proxy, List.of("198.51.100.2")));
    InetAddress stranger = InetAddress.getByName("192.0.2.7");
    assertThat(trusting.number(stranger, List.of("198.51.100.1"))).isEqualTo(trusting.number(stranger, List.of("198.51.100.2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0", "2001:db8::/129", "10.0.0.1/8/8", "10.0.0.1/-1", "*"})
  void stopsTheStartWhenTheSettingNamesNoAddress(String setting) {
    assertThatThrownBy(() -> trusting(setting)).isInstanceOf(WrongSetting.class).hasMessageContaining("ENTENTE_TRUSTED_PROXIES");
  }
}

package org.entente.installing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.installing.Manifests.text;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The two proxies of the examples keep what Entente leaves to them. */
class ProxiesTest {

  @Test
  void everyProxyRaisesTlsAndWritesForwardedHeadersAnew() throws IOException {
    assertThat(text("proxy/nginx.conf")).contains("ssl_protocols TLSv1.2 TLSv1.3;")
        .contains("proxy_set_header X-Forwarded-For $remote_addr;").doesNotContain("$proxy_add_x_forwarded_for")
        .contains("proxy_set_header Forwarded \"\";").contains("proxy_set_header X-Forwarded-Host \"\";")
        .containsPattern("Strict-Transport-Security \"max-age=(3153600[0-9]|[4-9][0-9]{7}); includeSubDomains\" always");
    assertThat(text("proxy/haproxy.cfg")).contains("ssl-min-ver TLSv1.2")
        .contains("http-request set-header X-Forwarded-For %[src]").doesNotContain("option forwardfor")
        .contains("http-request del-header Forwarded").contains("http-request del-header X-Forwarded-Host")
        .containsPattern("Strict-Transport-Security \"max-age=(3153600[0-9]|[4-9][0-9]{7}); includeSubDomains\"");
  }

  @Test
  void everyProxyRefusesPlainRequestsToTheApi() throws IOException {
    assertThat(text("proxy/nginx.conf")).containsPattern("(?s)listen 80;.*location /api/ \\{ return 403; }.*listen 443 ssl;");
    assertThat(text("proxy/haproxy.cfg")).containsPattern("(?s)frontend plain.*http-request deny if \\{ path_beg /api/ }.*frontend public");
  }

  @Test
  void noProxySpeaksHttp2ToTheServer() throws IOException {
    assertThat(text("proxy/nginx.conf")).contains("proxy_http_version 1.1;");
    assertThat(text("proxy/haproxy.cfg")).doesNotContain("proto h2");
  }
}

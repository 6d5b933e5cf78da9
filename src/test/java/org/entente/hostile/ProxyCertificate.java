package org.entente.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate for a day, as a proxy reads them, and sockets that believe nobody else. */
final class ProxyCertificate {
  private static final String PASSWORD = "for-one-test-run";
  private static final String NAME = "proxy";

  private final KeyStore store;
  private final Path folder;

  private ProxyCertificate(KeyStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  static ProxyCertificate in(Path folder) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("proxy.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", NAME,
        "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "1", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
        "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
        .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("keytool failed: " + Files.readString(folder.resolve("keytool.log")));
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new ProxyCertificate(store, folder);
  }

  /** The certificate alone. */
  Path chain() throws IOException, GeneralSecurityException {
    return Files.writeString(folder.resolve("chain.pem"), certificate());
  }

  Path key() throws IOException, GeneralSecurityException {
    return Files.writeString(folder.resolve("key.pem"), privateKey());
  }

  /** Both in one file. */
  Path chainAndKey() throws IOException, GeneralSecurityException {
    return Files.writeString(folder.resolve("both.pem"), certificate() + privateKey());
  }

  SSLSocketFactory sockets() throws IOException, GeneralSecurityException {
    KeyStore believed = KeyStore.getInstance("PKCS12");
    believed.load(null, null);
    believed.setCertificateEntry(NAME, store.getCertificate(NAME));
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(believed);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls.getSocketFactory();
  }

  private String certificate() throws GeneralSecurityException {
    return pem("CERTIFICATE", store.getCertificate(NAME).getEncoded());
  }

  private String privateKey() throws GeneralSecurityException {
    return pem("PRIVATE KEY", store.getKey(NAME, PASSWORD.toCharArray()).getEncoded());
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind + "-----\n";
  }
}

package io.faasduet.bench.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The key of a server that is called localhost, with a certificate that it signed itself. */
public final class TlsKeys {
  /** The password of the key store. */
  public static final String PASSWORD = "changeit";

  private static final String ALIAS = "mykey";

  private final Path store;
  private final Path certificate;
  private final KeyStore keys;

  /** Makes them in a directory, which takes the JDK's keytool a second. */
  public TlsKeys(Path directory) throws Exception {
    store = directory.resolve("keys.p12");
    int made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.txt").toFile())
            .start()
            .waitFor();
    if (made != 0) {
      throw new IOException("keytool failed: see " + directory.resolve("keytool.txt"));
    }
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    certificate = directory.resolve("server.pem");
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
  }

  /** The key store. */
  public Path store() {
    return store;
  }

  /** The certificate in PEM. */
  public Path certificate() {
    return certificate;
  }

  /** The key in PEM. */
  InputStream key() throws GeneralSecurityException {
    byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    return new ByteArrayInputStream(pem("PRIVATE KEY", key).getBytes(StandardCharsets.US_ASCII));
  }

  /** The server's side of TLS. */
  public SSLContext context() throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
  }
}

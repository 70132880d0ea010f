package io.faasduet.bench.client;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** Which servers are trusted over TLS. */
public final class ServerTrust {
  /** Those that the Java runtime trusts, under their own names. */
  public static final ServerTrust JAVA = new ServerTrust(tls -> {});

  /** Every server, also one that stands between and reads requests. */
  public static final ServerTrust EVERYONE =
      new ServerTrust(
          tls ->
              tls.trustManager(InsecureTrustManagerFactory.INSTANCE)
                  .endpointIdentificationAlgorithm(null));

  private final Consumer<SslContextBuilder> rule;

  private ServerTrust(Consumer<SslContextBuilder> rule) {
    this.rule = rule;
  }

  /**
   * Those whose certificate is one of a PEM file, or is signed by one.
   *
   * @throws IllegalArgumentException if the file holds none; the message says why
   */
  public static ServerTrust of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate[] trusted =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toArray(X509Certificate[]::new);
      if (trusted.length == 0) {
        throw new IllegalArgumentException(file + " holds no certificate");
      }
      return new ServerTrust(tls -> tls.trustManager(trusted));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    } catch (CertificateException e) {
      throw new IllegalArgumentException(file + " holds no certificate in PEM", e);
    }
  }

  /** TLS for HTTP/1.1. */
  SslContext http() {
    return context(SslContextBuilder.forClient());
  }

  /** TLS for HTTP/2, which the two sides agree on by ALPN. */
  SslContext http2() {
    return context(
        SslContextBuilder.forClient()
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    ApplicationProtocolConfig.Protocol.ALPN,
                    ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                    ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                    ApplicationProtocolNames.HTTP_2)));
  }

  private SslContext context(SslContextBuilder tls) {
    rule.accept(tls);
    try {
      return tls.build();
    } catch (SSLException e) {
      throw new IllegalStateException("TLS is not available: " + ResponseChecks.message(e), e);
    }
  }
}

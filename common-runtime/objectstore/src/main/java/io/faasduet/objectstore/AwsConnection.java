package io.faasduet.objectstore;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/**
 * What a client of any of AWS's services takes from the settings: region, endpoint, credentials.
 * All that the SDK would look for in files, in the environment or on the class path is set here:
 * the search costs start-up time, and its result differs between machines.
 */
public final class AwsConnection {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  private final String service;
  private final Settings settings;

  private AwsConnection(String service, Settings settings) {
    this.service = service;
    this.settings = settings;
  }

  /**
   * The connection to a service.
   *
   * @param service as it is in the name of its setting: {@code S3} of {@code AWS_ENDPOINT_URL_S3}
   * @param settings as for {@link ObjectStores#open}
   */
  public static AwsConnection to(String service, Settings settings) {
    return new AwsConnection(service, settings);
  }

  /**
   * Gives a client's builder the connection, and nothing of the service's own.
   *
   * @param interceptors take part in each request
   * @throws InvalidSettingException if the endpoint is none, or AWS's configuration files cannot be
   *     read
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
      B builder, ExecutionInterceptor... interceptors) {
    B configured =
        builder
            .region(region())
            .credentialsProvider(credentials())
            .defaultsMode(DefaultsMode.STANDARD)
            .dualstackEnabled(false)
            .fipsEnabled(false)
            .overrideConfiguration(
                override ->
                    override
                        .retryStrategy(RetryMode.STANDARD)
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .executionInterceptors(List.of(interceptors)))
            .httpClient(new LeastRateHttpClient(http()));
    return endpoint().map(configured::endpointOverride).orElse(configured);
  }

  /**
   * The SDK's own connections are ready for TLS, which takes 0.2 s, whether it is needed or not.
   */
  private SdkHttpClient http() {
    return endpoint().filter(uri -> uri.getScheme().equals("http")).isPresent()
        ? UrlConnectionHttpClient.create(AwsConnection::plainConnection)
        : UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(READ_TIMEOUT)
            .build();
  }

  private static HttpURLConnection plainConnection(URI uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
      connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Region region() {
    return Region.of(
        settings
            .text("AWS_REGION")
            .or(() -> settings.text("AWS_DEFAULT_REGION"))
            .orElse("us-east-1"));
  }

  /** Another service than AWS's own. */
  Optional<URI> endpoint() {
    return settings
        .text("AWS_ENDPOINT_URL_" + service)
        .or(() -> settings.text("AWS_ENDPOINT_URL"))
        .map(this::httpUrl);
  }

  private URI httpUrl(String text) {
    if (!text.matches("https?://[^/\\s]+/?")) {
      throw new InvalidSettingException(
          "AWS_ENDPOINT_URL_%s and AWS_ENDPOINT_URL must be like http://localhost:9000, not '%s'"
              .formatted(service, text));
    }
    return URI.create(text);
  }

  AwsCredentialsProvider credentials() {
    Optional<String> id = settings.text("AWS_ACCESS_KEY_ID");
    Optional<String> secret = settings.text("AWS_SECRET_ACCESS_KEY");
    if (id.isPresent() && secret.isPresent()) {
      return StaticCredentialsProvider.create(
          settings
              .text("AWS_SESSION_TOKEN")
              .<AwsCredentials>map(
                  token -> AwsSessionCredentials.create(id.get(), secret.get(), token))
              .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get())));
    }
    if (settings.text("AWS_WEB_IDENTITY_TOKEN_FILE").isPresent()) {
      return new WebIdentityCredentials(settings, region(), Clock.systemUTC());
    }
    if (settings.text("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
        || settings.text("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent()) {
      return ContainerCredentialsProvider.create();
    }
    return profileOrMachine();
  }

  private AwsCredentialsProvider profileOrMachine() {
    try {
      // read here in any case, as faults of the file would else come from the client's builder
      boolean profiles = !ProfileFile.defaultProfileFile().profiles().isEmpty();
      return profiles || settings.text("AWS_PROFILE").isPresent()
          ? ProfileCredentialsProvider.create()
          : InstanceProfileCredentialsProvider.create();
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          "AWS's configuration files cannot be read (%s); mend them, or set AWS_ACCESS_KEY_ID"
                  .formatted(e.getMessage())
              + " and AWS_SECRET_ACCESS_KEY");
    }
  }
}

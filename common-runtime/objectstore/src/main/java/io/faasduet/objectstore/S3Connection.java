package io.faasduet.objectstore;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.files.PercentEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The S3 client. All that the SDK would look for in files, in the environment or on the class path
 * is set here: the search costs start-up time, and its result differs between machines.
 */
public final class S3Connection {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  private S3Connection() {}

  /** A client with the settings of {@link ObjectStores#open}; the caller closes it. */
  public static S3Client open(Settings settings) {
    Optional<URI> endpoint = endpoint(settings);
    S3ClientBuilder builder =
        S3Client.builder()
            .region(region(settings))
            .credentialsProvider(credentials(settings))
            .defaultsMode(DefaultsMode.STANDARD)
            .dualstackEnabled(false)
            .fipsEnabled(false)
            .accelerate(false)
            .crossRegionAccessEnabled(false)
            .disableMultiRegionAccessPoints(true)
            .disableS3ExpressSessionAuth(true)
            .useArnRegion(false)
            .forcePathStyle(endpoint.isPresent())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                override ->
                    override
                        .retryStrategy(RetryMode.STANDARD)
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .addExecutionInterceptor(new NoExpectContinue()))
            .httpClient(new LeastRateHttpClient(http(endpoint)));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /**
   * The SDK's own connections are ready for TLS, which takes 0.2 s, whether it is needed or not.
   */
  private static SdkHttpClient http(Optional<URI> endpoint) {
    return endpoint.filter(uri -> uri.getScheme().equals("http")).isPresent()
        ? UrlConnectionHttpClient.create(S3Connection::plainConnection)
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

  /**
   * An object's URL. Bucket names with dots do not match S3's wildcard certificate, so their URLs
   * are path-style.
   */
  static URI url(S3Address address, Settings settings) {
    String key = PercentEncoding.PATH.encode(address.key());
    String service =
        endpoint(settings)
            .map(endpoint -> endpoint.toString().replaceFirst("/$", ""))
            .orElseGet(() -> "https://s3." + region(settings).id() + ".amazonaws.com");
    if (endpoint(settings).isPresent() || address.bucket().contains(".")) {
      return URI.create(service + "/" + address.bucket() + "/" + key);
    }
    return URI.create(service.replace("//", "//" + address.bucket() + ".") + "/" + key);
  }

  private static Region region(Settings settings) {
    return Region.of(
        settings
            .text("AWS_REGION")
            .or(() -> settings.text("AWS_DEFAULT_REGION"))
            .orElse("us-east-1"));
  }

  private static Optional<URI> endpoint(Settings settings) {
    return settings
        .text("AWS_ENDPOINT_URL_S3")
        .or(() -> settings.text("AWS_ENDPOINT_URL"))
        .map(S3Connection::httpUrl);
  }

  private static URI httpUrl(String text) {
    if (!text.matches("https?://[^/\\s]+/?")) {
      throw new InvalidSettingException(
          "AWS_ENDPOINT_URL_S3 and AWS_ENDPOINT_URL must be like http://localhost:9000, not '"
              + text
              + "'");
    }
    return URI.create(text);
  }

  private static AwsCredentialsProvider credentials(Settings settings) {
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
      return new WebIdentityCredentials(settings, region(settings), Clock.systemUTC());
    }
    if (settings.text("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
        || settings.text("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent()) {
      return ContainerCredentialsProvider.create();
    }
    if (settings.text("AWS_PROFILE").isPresent()
        || !ProfileFile.defaultProfileFile().profiles().isEmpty()) {
      return ProfileCredentialsProvider.create();
    }
    return InstanceProfileCredentialsProvider.create();
  }
}

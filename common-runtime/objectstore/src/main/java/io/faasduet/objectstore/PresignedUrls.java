package io.faasduet.objectstore;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.Settings;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * URLs by which anyone can get an object of S3 for a time. Each is signed with the credentials that
 * the process has, and ends with them if they end earlier. No request is sent. Thread-safe.
 */
public final class PresignedUrls implements AutoCloseable {
  /** The longest time that S3 allows. */
  public static final Duration LONGEST = Duration.ofDays(7);

  private final S3Presigner presigner;
  private final Duration valid;

  private PresignedUrls(S3Presigner presigner, Duration valid) {
    this.presigner = presigner;
    this.valid = valid;
  }

  /**
   * URLs on the service that the settings name.
   *
   * @param settings as for {@link ObjectStores#open}
   * @param valid for how long, from a second to {@link #LONGEST}
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public static PresignedUrls of(Settings settings, Duration valid) {
    requireNonNull(valid, "valid");
    if (valid.compareTo(Duration.ofSeconds(1)) < 0 || valid.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("URLs are valid for 1 s to 7 days, not " + valid);
    }
    AwsConnection connection = AwsConnection.to("S3", settings);
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(connection.region())
            .credentialsProvider(connection.credentials())
            .dualstackEnabled(false)
            .fipsEnabled(false)
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(connection.endpoint().isPresent())
                    .build());
    connection.endpoint().ifPresent(builder::endpointOverride);
    return new PresignedUrls(builder.build(), valid);
  }

  /**
   * The URL of an object, which need not be there yet.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if there are no credentials
   */
  public URI url(S3Address address) {
    return URI.create(
        presigner
            .presignGetObject(
                it ->
                    it.signatureDuration(valid)
                        .getObjectRequest(get -> get.bucket(address.bucket()).key(address.key())))
            .url()
            .toString());
  }

  @Override
  public void close() {
    presigner.close();
  }
}

package io.faasduet.objectstore;

import io.faasduet.api.Settings;
import io.faasduet.files.PercentEncoding;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;

/** The S3 client. */
public final class S3Connection {
  private S3Connection() {}

  /** A client with the settings of {@link ObjectStores#open}; the caller closes it. */
  public static S3Client open(Settings settings) {
    AwsConnection connection = AwsConnection.to("S3", settings);
    return connection
        .configure(S3Client.builder(), new NoExpectContinue())
        .accelerate(false)
        .crossRegionAccessEnabled(false)
        .disableMultiRegionAccessPoints(true)
        .disableS3ExpressSessionAuth(true)
        .useArnRegion(false)
        .forcePathStyle(connection.endpoint().isPresent())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .build();
  }

  /**
   * An object's URL. Bucket names with dots do not match S3's wildcard certificate, so their URLs
   * are path-style.
   */
  static URI url(S3Address address, Settings settings) {
    AwsConnection connection = AwsConnection.to("S3", settings);
    Optional<URI> endpoint = connection.endpoint();
    String key = PercentEncoding.PATH.encode(address.key());
    String service =
        endpoint
            .map(it -> it.toString().replaceFirst("/$", ""))
            .orElseGet(() -> "https://s3." + connection.region().id() + ".amazonaws.com");
    if (endpoint.isPresent() || address.bucket().contains(".")) {
      return URI.create(service + "/" + address.bucket() + "/" + key);
    }
    return URI.create(service.replace("//", "//" + address.bucket() + ".") + "/" + key);
  }
}

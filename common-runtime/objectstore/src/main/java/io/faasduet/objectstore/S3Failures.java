package io.faasduet.objectstore;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Maps the SDK's exceptions to those of {@link ObjectStore}. */
public final class S3Failures {
  private static final Set<String> BAD_CREDENTIALS =
      Set.of("ExpiredToken", "InvalidToken", "TokenRefreshRequired");

  private S3Failures() {}

  /** The exception that {@link ObjectStore} promises for this one. */
  public static RuntimeException of(SdkException e, URI address) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof FunctionException told) {
        return told;
      }
    }
    if (e instanceof AbortedException) {
      Thread.currentThread().interrupt();
    }
    if (!(e instanceof S3Exception answered)) {
      return failed(
          e,
          address
              + " failed: "
              + e.getMessage()
              + "; check the credentials, AWS_REGION, AWS_ENDPOINT_URL_S3 and the network");
    }
    String code = code(answered);
    if (answered.statusCode() == 403 || BAD_CREDENTIALS.contains(code)) {
      return new FunctionException(
          ErrorKind.DENIED,
          address
              + ": access denied"
              + (code.isEmpty() ? "" : " (" + code + ")")
              + "; check the credentials and their permissions (S3 answers so also for a missing"
              + " object whose bucket may not be listed)",
          e);
    }
    return switch (answered.statusCode()) {
      case 404 -> code.equals("NoSuchBucket") ? noBucket(address, e) : noObject(address, e);
      case 412, 416 -> new ObjectChangedException(address, e);
      case 301, 307, 400 ->
          otherRegion(answered, address).orElseGet(() -> other(answered, address));
      default -> other(answered, address);
    };
  }

  static NotFoundException noBucket(URI address, Throwable cause) {
    return new NotFoundException(
        address + ": there is no bucket '" + S3Address.of(address).bucket() + "'", cause);
  }

  static NotFoundException noObject(URI address, Throwable cause) {
    return new NotFoundException(address + " is not there", cause);
  }

  private static Optional<RuntimeException> otherRegion(S3Exception e, URI address) {
    AwsErrorDetails details = e.awsErrorDetails();
    return Optional.ofNullable(details == null ? null : details.sdkHttpResponse())
        .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
        .map(region -> failed(e, address + " is in region " + region + ": set AWS_REGION to it"));
  }

  private static RuntimeException other(S3Exception e, URI address) {
    String answer =
        address + " was answered " + e.statusCode() + " " + code(e) + ": " + e.getMessage();
    boolean passing = e.statusCode() >= 500 || e.statusCode() == 429;
    return failed(e, passing ? answer + "; the store is overloaded or down, try later" : answer);
  }

  private static RuntimeException failed(SdkException e, String message) {
    return new UncheckedIOException(message, new IOException(message, e));
  }

  private static String code(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}

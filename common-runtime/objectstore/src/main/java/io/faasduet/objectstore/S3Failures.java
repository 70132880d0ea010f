package io.faasduet.objectstore;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Maps the SDK's exceptions to those of {@link ObjectStore}. */
public final class S3Failures {
  /** How the SDK words faults of profiles and of the programs that they name. */
  private static final Pattern PROFILES = Pattern.compile("(?i)credential|profile");

  private static final Set<String> BAD_CREDENTIALS =
      Set.of("ExpiredToken", "InvalidToken", "TokenRefreshRequired");

  private static final Duration MOST_SKEW = Duration.ofMinutes(15);

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
      return unanswered(e, address);
    }
    String code = code(answered);
    if (code.equals("RequestTimeTooSkewed") || answered.statusCode() == 403 && skewed(answered)) {
      return new FunctionException(
          ErrorKind.DENIED, address + ": access denied; this machine's clock is wrong", e);
    }
    if (answered.statusCode() == 403 || BAD_CREDENTIALS.contains(code)) {
      return new FunctionException(
          ErrorKind.DENIED,
          address
              + ": access denied"
              + (code.isEmpty() ? "" : " (" + code + ")")
              + "; check the credentials, their permissions and this machine's clock (S3 answers"
              + " so also for a missing object whose bucket may not be listed)",
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

  /** Of a call that had no answer, or one that the SDK did not understand. */
  private static RuntimeException unanswered(SdkException e, URI address) {
    String message = String.valueOf(e.getMessage());
    if (message.toLowerCase(Locale.ROOT).contains("credentials")) {
      return failed(
          e,
          address
              + " cannot be asked for: there are no credentials ("
              + message
              + "); set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return failed(
            e,
            address
                + " cannot be fetched: "
                + message
                + "; check AWS_ENDPOINT_URL_S3, AWS_REGION and the network");
      }
    }
    return failed(e, address + " failed: " + message);
  }

  /** S3 refuses requests whose time is more than 15 minutes from its own; HEAD does not say why. */
  private static boolean skewed(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return code(e).isEmpty()
        && Optional.ofNullable(details == null ? null : details.sdkHttpResponse())
            .flatMap(response -> response.firstMatchingHeader("Date"))
            .flatMap(S3Failures::time)
            .filter(
                theirs -> Duration.between(theirs, Instant.now()).abs().compareTo(MOST_SKEW) > 0)
            .isPresent();
  }

  private static Optional<Instant> time(String httpDate) {
    try {
      return Optional.of(RFC_1123_DATE_TIME.parse(httpDate, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * What the SDK throws where a profile cannot be signed in with: one that needs a module which is
   * not on the class path, or whose program fails.
   *
   * @return the exception itself if it is another
   */
  static RuntimeException ofProfile(IllegalStateException e, URI address) {
    String message = String.valueOf(e.getMessage());
    if (!message.contains("module must be on the class path")) {
      String reason =
          Optional.ofNullable(e.getCause())
              .map(Throwable::getMessage)
              .map(cause -> message.replaceFirst("\\.$", "") + ": " + cause.strip())
              .orElse(message);
      return PROFILES.matcher(message).find()
          ? new InvalidSettingException(
              "%s cannot be asked for: there are no credentials (%s); mend AWS's configuration files, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                  .formatted(address, reason))
          : e;
    }
    return new InvalidSettingException(
        address
            + " cannot be asked for: this way of signing in is not part of functions ("
            + message
            + "); run 'aws configure export-credentials --format env', and set the variables that"
            + " it prints");
  }

  /** An answer that lacks what every S3 service sends. */
  static RuntimeException incomplete(URI address, String header) {
    String message =
        address + ": the service answered without " + header + ", which S3 always sends";
    return new UncheckedIOException(message, new IOException(message));
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
    boolean passing = isPassing(e);
    return failed(e, passing ? answer + "; the store is overloaded or down, try later" : answer);
  }

  private static boolean isPassing(S3Exception e) {
    return e.statusCode() >= 500 || e.statusCode() == 429;
  }

  /** Whether a failure was an answer 429 or 5xx, so that the request may succeed later. */
  static boolean isPassing(UncheckedIOException e) {
    return Optional.ofNullable(e.getCause()).map(Throwable::getCause).stream()
        .anyMatch(cause -> cause instanceof S3Exception answered && isPassing(answered));
  }

  private static RuntimeException failed(SdkException e, String message) {
    return new UncheckedIOException(message, new IOException(message, e));
  }

  private static String code(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}

package io.faasduet.cli.cloud.aws;

import io.faasduet.cli.cloud.CloudException;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS's failures in one line each. */
final class AwsFailure {
  private static final Set<String> CREDENTIALS =
      Set.of(
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "ExpiredToken",
          "ExpiredTokenException");

  private AwsFailure() {}

  /**
   * The result of a call.
   *
   * @param what cannot be done if it fails, such as {@code bucket x cannot be made}
   * @throws CloudException if it fails
   */
  static <T> T told(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new CloudException(what + ": " + reason(e), e);
    }
  }

  /** As {@link #told}, of a call whose result says nothing. */
  static void tell(String what, Runnable call) {
    told(
        what,
        () -> {
          call.run();
          return true;
        });
  }

  private static String reason(SdkException e) {
    String message = String.valueOf(e.getMessage());
    String advice = "";
    if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      AwsErrorDetails details = service.awsErrorDetails();
      message = details.errorCode() + ", " + details.errorMessage();
      advice = advice(details.errorCode());
    } else if (e.getCause() instanceof IOException) {
      message = message.replaceFirst(" ?\\(SDK Attempt Count: \\d+\\)", "");
      advice = "; see that the service runs, and what AWS_REGION and AWS_ENDPOINT_URL are";
    }
    return message.lines().findFirst().orElse("AWS gives no reason") + advice;
  }

  /** What to do about an error of AWS's, the end of a sentence; mostly its own text says it. */
  private static String advice(String code) {
    if (code.startsWith("AccessDenied")) {
      return "; give these credentials the right to it";
    }
    return CREDENTIALS.contains(code) ? "; see what the AWS credentials are" : "";
  }
}

package io.faasduet.cli.cloud.aws;

import io.faasduet.cli.cloud.CloudException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS's failures in one line each. */
final class AwsFailure {
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
    if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      message =
          service.awsErrorDetails().errorCode() + ", " + service.awsErrorDetails().errorMessage();
    }
    return message.lines().findFirst().orElse("AWS gives no reason");
  }
}

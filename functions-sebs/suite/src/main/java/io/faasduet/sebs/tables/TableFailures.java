package io.faasduet.sebs.tables;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Maps the SDK's exceptions to those of {@link BenchmarkTables}. */
final class TableFailures {
  private TableFailures() {}

  static FunctionException of(SdkException e, String table) {
    if (e instanceof AbortedException) {
      Thread.currentThread().interrupt();
    }
    Optional<AwsErrorDetails> answer =
        e instanceof AwsServiceException answered
            ? Optional.ofNullable(answered.awsErrorDetails())
            : Optional.empty();
    String code = answer.map(AwsErrorDetails::errorCode).orElse("");
    return switch (code) {
      case "ResourceNotFoundException" ->
          new NotFoundException("there is no table '" + table + "'", e);
      case "ValidationException" ->
          new InvalidRequestException(
              "table '" + table + "': " + answer.map(AwsErrorDetails::errorMessage).orElse(""), e);
      case "AccessDeniedException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "ExpiredTokenException" ->
          new FunctionException(
              ErrorKind.DENIED,
              "table '%s': access denied (%s); check the credentials and their permissions"
                  .formatted(table, code),
              e);
      default ->
          new FunctionException(
              ErrorKind.UNAVAILABLE, "table '" + table + "' cannot be used now", e);
    };
  }
}

package io.faasduet.localcloud.lambda.function;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The environment variables that Lambda sets and no function may: see "Defined runtime environment
 * variables" in the Lambda guide.
 */
public final class ReservedVariables {
  private static final Set<String> NAMES =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_MAX_CONCURRENCY",
          "AWS_LAMBDA_RUNTIME_API",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "LAMBDA_RUNTIME_DIR",
          "LAMBDA_TASK_ROOT");

  private ReservedVariables() {}

  /** Those of the names that are reserved, sorted. */
  public static List<String> among(Collection<String> names) {
    return names.stream().filter(NAMES::contains).sorted().toList();
  }
}

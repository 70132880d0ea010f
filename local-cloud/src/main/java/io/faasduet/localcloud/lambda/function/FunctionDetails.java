package io.faasduet.localcloud.lambda.function;

import java.util.Optional;

/**
 * What the API keeps of a function although its environments do not run by it.
 *
 * @param runtime one of AWS's for Java; environments run on such a Java if this machine has one
 * @param role an IAM role, which nothing here checks
 * @param deadLetterArn the queue for events that were given up
 * @param ephemeralMegabytes the size of {@code /tmp}, which is not enforced
 */
public record FunctionDetails(
    String runtime,
    String role,
    String description,
    Optional<String> deadLetterArn,
    int ephemeralMegabytes) {

  /** Of functions that are deployed past the API. */
  public static FunctionDetails unspecified() {
    return new FunctionDetails(
        "java" + Runtime.version().feature(),
        "arn:aws:iam::" + LambdaFunction.ACCOUNT + ":role/local",
        "",
        Optional.empty(),
        512);
  }
}

package io.faasduet.localcloud.lambda.function;

import io.faasduet.localcloud.signature.LocalAccount;
import java.util.Map;
import java.util.Optional;

/**
 * What the API keeps of a function although its environments do not run by it.
 *
 * @param runtime one of AWS's for Java, or {@link BootstrapProgram#RUNTIME}; environments run on
 *     such a Java if this machine has one
 * @param role an IAM role, which nothing here checks
 * @param deadLetterArn the queue for events that were given up
 * @param ephemeralMegabytes the size of {@code /tmp}, which is not enforced
 * @param snapStart whether the environments of published versions are restored from snapshots
 * @param tags what it was made with; they cannot be changed
 */
public record FunctionDetails(
    String runtime,
    String role,
    String description,
    Optional<String> deadLetterArn,
    int ephemeralMegabytes,
    boolean snapStart,
    Map<String, String> tags) {
  public FunctionDetails {
    tags = Map.copyOf(tags);
  }

  /** Of functions that are deployed past the API. */
  public static FunctionDetails unspecified() {
    return of("java" + Runtime.version().feature());
  }

  /** The same of functions whose zips bring their own Java. */
  public static FunctionDetails provided() {
    return of(BootstrapProgram.RUNTIME);
  }

  private static FunctionDetails of(String runtime) {
    return new FunctionDetails(
        runtime,
        "arn:aws:iam::" + LocalAccount.ID + ":role/local",
        "",
        Optional.empty(),
        512,
        false,
        Map.of());
  }

  /** The same with another description. */
  public FunctionDetails describedAs(String other) {
    return new FunctionDetails(
        runtime, role, other, deadLetterArn, ephemeralMegabytes, snapStart, tags);
  }
}

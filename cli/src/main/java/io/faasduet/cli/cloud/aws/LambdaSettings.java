package io.faasduet.cli.cloud.aws;

import static java.util.Objects.requireNonNull;

import io.faasduet.cli.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a function on Lambda has that its package does not say.
 *
 * @param role the ARN of its role
 * @param version of Java, such as {@code 17}
 */
public record LambdaSettings(String role, String version) {
  /** Where a configuration has the role. */
  public static final String FIELD = "deployment.aws.resources.lambda-role";

  private static final Pattern ROLE = Pattern.compile("arn:aws[\\w-]*:iam::\\d{12}:role/\\S+");
  private static final List<String> VERSIONS = List.of("17", "21", "25");

  public LambdaSettings {
    requireNonNull(role, "role");
    requireNonNull(version, "version");
  }

  /**
   * Those that were given.
   *
   * @param place where the role may be given, for messages
   * @param version of Java; default: that of this process
   * @throws UsageException if there is no role, or no such runtime
   */
  public static LambdaSettings of(Optional<String> role, String place, Optional<String> version) {
    String found =
        role.orElseThrow(
            () -> new UsageException("a function on AWS needs a role: give its ARN " + place));
    if (!ROLE.matcher(found).matches()) {
      throw new UsageException(
          "a role must be like arn:aws:iam::123456789012:role/NAME, not '%s': give its ARN %s"
              .formatted(found, place));
    }
    String java = version.orElseGet(() -> Integer.toString(Runtime.version().feature()));
    if (!VERSIONS.contains(java)) {
      throw new UsageException(
          "Lambda has no runtime for Java %s; give --language-version %s"
              .formatted(java, String.join(" or ", VERSIONS)));
    }
    return new LambdaSettings(found, java);
  }

  /** Its runtime, as Lambda calls it. */
  public String runtime() {
    return "java" + version;
  }

  /** The CPU architecture that functions are packaged for on this machine. */
  public static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
  }
}

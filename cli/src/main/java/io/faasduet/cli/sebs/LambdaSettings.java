package io.faasduet.cli.sebs;

import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a function on Lambda has that its benchmark does not say.
 *
 * @param role the ARN of its role
 * @param version of Java, such as {@code 17}
 */
record LambdaSettings(String role, String version) {
  private static final Pattern ROLE = Pattern.compile("arn:aws[\\w-]*:iam::\\d{12}:role/\\S+");
  private static final List<String> VERSIONS = List.of("17", "21", "25");

  /**
   * Those of the options and the configuration.
   *
   * @throws UsageException if there is no role, or no such runtime
   */
  static LambdaSettings of(SebsOptions options, SebsConfig config) {
    String role =
        config
            .ofDeployment("aws", "resources", "lambda-role")
            .or(() -> config.ofDeployment("aws", "lambda-role"))
            .orElseThrow(
                () ->
                    new UsageException(
                        "a function on AWS needs a role: give its ARN in the configuration as deployment.aws.resources.lambda-role"));
    if (!ROLE.matcher(role).matches()) {
      throw new UsageException(
          "deployment.aws.resources.lambda-role must be like arn:aws:iam::123456789012:role/NAME, not '%s'"
              .formatted(role));
    }
    String running = Integer.toString(Runtime.version().feature());
    String version = Optional.ofNullable(options.languageVersion).orElse(running);
    if (!VERSIONS.contains(version)) {
      throw new UsageException(
          "Lambda has no runtime for Java %s; give --language-version %s"
              .formatted(version, String.join(" or ", VERSIONS)));
    }
    return new LambdaSettings(role, version);
  }
}

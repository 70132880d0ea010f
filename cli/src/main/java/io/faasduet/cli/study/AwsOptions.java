package io.faasduet.cli.study;

import io.faasduet.cli.cloud.DeploymentCache;
import io.faasduet.cli.cloud.aws.AwsAccount;
import io.faasduet.cli.cloud.aws.LambdaSettings;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where on AWS a study is run, and by which role. */
final class AwsOptions {
  @Option(
      names = "--aws",
      description = {
        "On AWS: functions, queues, tables and a bucket are made for the run, which are listed",
        "first, and removed with it. Servers stay on this machine, or are named by --target."
      })
  boolean aws;

  @Option(
      names = "--dry-run",
      description = "With --aws: only list what would be made, and what it costs.")
  boolean dryRun;

  @Option(
      names = "--role",
      paramLabel = "ARN",
      description = "With --aws: the role of functions; default: the configuration's.")
  @Nullable String role;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "With --aws: default: the configuration's, or that of AWS's own tools.")
  @Nullable String region;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "With --aws: a configuration of SeBS's form, for its role and its region.")
  @Nullable Path config;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = {
        "With --aws: where it is written down what was made; default: sebs in Duet's cache."
      })
  @Nullable Path cache;

  /**
   * Whether the study is run there.
   *
   * @throws UsageException if it is not, and there are options for it
   */
  boolean chosen() {
    if (!aws) {
      refuse("--dry-run", dryRun);
      refuse("--role", role != null);
      refuse("--region", region != null);
      refuse("--config", config != null);
      refuse("--cache", cache != null);
    }
    return aws;
  }

  private static void refuse(String option, boolean given) {
    if (given) {
      throw new UsageException(option + " is for studies on AWS; add --aws, or leave it out");
    }
  }

  /**
   * The account.
   *
   * @throws UsageException if there are no credentials, or there is no region
   */
  AwsAccount account(Map<String, String> environment) {
    return AwsAccount.open(
        Optional.ofNullable(region).or(() -> read().ofDeployment("aws", "region")), environment);
  }

  /**
   * What functions have.
   *
   * @throws UsageException if there is no role
   */
  LambdaSettings lambda() {
    return LambdaSettings.of(
        Optional.ofNullable(role).or(() -> read().lambdaRole()),
        "by --role, or in --config as " + LambdaSettings.FIELD,
        Optional.empty());
  }

  DeploymentCache deployments(Map<String, String> environment) {
    return DeploymentCache.at(Optional.ofNullable(cache), environment);
  }

  private SebsConfig read() {
    return Optional.ofNullable(config).map(SebsConfig::read).orElseGet(SebsConfig::empty);
  }
}

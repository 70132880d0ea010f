package io.faasduet.cli.sebs.resources;

import io.faasduet.cli.cloud.CloudException;
import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.DeploymentCache;
import io.faasduet.cli.cloud.ResourceKind;
import io.faasduet.cli.cloud.ResourceLedger;
import io.faasduet.cli.cloud.aws.AwsAccount;
import io.faasduet.cli.cloud.aws.ResourceCleanup;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which resources a command is about, and what it does with them. */
final class ResourceOptions {
  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where it is written down what was made; default: sebs in Duet's cache.")
  @Nullable Path cache;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration of SeBS's form, for its region.")
  @Nullable Path config;

  @Option(names = "--deployment", hidden = true, description = "aws, where all of it is.")
  String deployment = "aws";

  ResourceLedger ledger() {
    if (!deployment.equals("aws")) {
      throw new UsageException("commands make things on aws alone, not on " + deployment);
    }
    return new ResourceLedger(DeploymentCache.at(Optional.ofNullable(cache), System.getenv()));
  }

  /**
   * The kind of a word, of which SeBS has {@code buckets} and {@code resource-groups}.
   *
   * @throws UsageException if there is no such kind
   */
  static ResourceKind kind(String word) {
    return ResourceKind.of(word)
        .orElseThrow(
            () ->
                new UsageException(
                    "there are functions, urls, mappings, queues, buckets and tables, not '%s'"
                        .formatted(word)));
  }

  /** Forgets resources that went with the service they were made in, a line each. */
  void forget(CommandSpec spec, List<CloudResource> gone, boolean dryRun) {
    ResourceLedger ledger = ledger();
    for (CloudResource each : gone) {
      if (!dryRun) {
        ledger.forget(each);
      }
      spec.commandLine()
          .getOut()
          .printf(
              "%s %s %s: nothing answers at %s%n",
              dryRun ? "Would forget" : "Forgot",
              each.kind().word(),
              each.name(),
              each.place().service());
    }
  }

  /**
   * Lists resources and deletes them, one after the other.
   *
   * @param dryRun whether to list them only
   * @return the exit code: 1 if one could not be deleted
   */
  int delete(CommandSpec spec, List<CloudResource> chosen, boolean dryRun) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (chosen.isEmpty()) {
      out.println("There is nothing to delete.");
      return CommandLine.ExitCode.OK;
    } else if (dryRun) {
      chosen.forEach(out::println);
      return CommandLine.ExitCode.OK;
    }
    ResourceLedger ledger = ledger();
    try (AwsAccount account = AwsAccount.open(region(chosen), System.getenv())) {
      ResourceCleanup cleanup = new ResourceCleanup(account, ledger);
      List<CloudResource> within = cleanup.within(chosen);
      within.forEach(out::println);
      out.flush();
      int failed = 0;
      for (CloudResource each : within) {
        try {
          cleanup.delete(each);
        } catch (CloudException e) {
          failed++;
          err.println("duet: " + e.getMessage());
        }
      }
      out.printf("Deleted %d of %d%n", within.size() - failed, chosen.size());
      chosen.stream()
          .filter(each -> !within.contains(each))
          .forEach(
              each ->
                  err.printf(
                      "duet: left %s %s: these settings do not reach %s; %s%s%n",
                      each.kind().word(),
                      each.name(),
                      each.place(),
                      ResourceCleanup.settings(each),
                      each.place().isAws() ? "" : ", or give --forget if it is gone"));
      return failed == 0 && within.size() == chosen.size()
          ? CommandLine.ExitCode.OK
          : CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** The configuration's, or the one that all of them are in. */
  private Optional<String> region(List<CloudResource> chosen) {
    List<String> regions = chosen.stream().map(each -> each.place().region()).distinct().toList();
    return Optional.ofNullable(config)
        .flatMap(file -> SebsConfig.read(file).ofDeployment("aws", "region"))
        .or(() -> regions.size() == 1 ? Optional.of(regions.get(0)) : Optional.empty());
  }
}

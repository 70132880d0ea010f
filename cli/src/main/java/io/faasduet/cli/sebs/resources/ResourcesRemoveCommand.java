package io.faasduet.cli.sebs.resources;

import io.faasduet.cli.cloud.ResourceKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "remove",
    description = "Delete those of a kind whose names begin with a prefix.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs resources remove buckets sebs-benchmarks-"})
final class ResourcesRemoveCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "functions, urls, mappings, queues, buckets or tables.")
  String kind;

  @Parameters(index = "1", paramLabel = "PREFIX", description = "What their names begin with.")
  String prefix;

  @Option(names = "--dry-run", description = "List them only.")
  boolean dryRun;

  @Option(names = "--wait", negatable = true, hidden = true, description = "It always does.")
  boolean waits;

  @Mixin ResourceOptions options = new ResourceOptions();

  @Override
  public Integer call() {
    ResourceKind only = ResourceOptions.kind(kind);
    return options.delete(
        spec,
        options.ledger().all().stream()
            .filter(each -> each.kind() == only && each.name().startsWith(prefix))
            .toList(),
        dryRun);
  }
}

package io.faasduet.cli.sebs.resources;

import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.ResourceKind;
import io.faasduet.cli.cloud.aws.GoneServices;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "cleanup",
    aliases = "clean",
    description = {
      "Delete all that was made on AWS, or what belongs to a resource id.",
      "It is listed first; nothing is deleted that commands of Duet did not make."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs resources cleanup --dry-run"})
final class ResourcesCleanupCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The resource id in their names; default: all.")
  @Nullable String id;

  @Option(names = "--dry-run", description = "List it only.")
  boolean dryRun;

  @Option(
      names = "--resource-type",
      paramLabel = "KIND",
      description = "functions, urls, mappings, queues, buckets or tables; default: all.")
  @Nullable String kind;

  @Option(
      names = "--forget",
      description = {
        "Also forget what was made where nothing answers any more, such as an emulator that was",
        "ended. AWS itself always answers."
      })
  boolean forget;

  @Mixin ResourceOptions options = new ResourceOptions();

  @Override
  public Integer call() {
    Optional<ResourceKind> only = Optional.ofNullable(kind).map(ResourceOptions::kind);
    List<CloudResource> chosen =
        options.ledger().all().stream()
            .filter(each -> id == null || each.id().equals(id))
            .filter(each -> only.map(each.kind()::equals).orElse(true))
            .toList();
    if (forget) {
      GoneServices services = new GoneServices();
      List<CloudResource> gone = chosen.stream().filter(services::had).toList();
      if (!gone.isEmpty()) {
        options.forget(spec, gone, dryRun);
        chosen = chosen.stream().filter(each -> !gone.contains(each)).toList();
        if (chosen.isEmpty()) {
          return CommandLine.ExitCode.OK;
        }
      }
    }
    return options.delete(spec, chosen, dryRun);
  }
}

package io.faasduet.cli.sebs.resources;

import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.ResourceKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "List what was made on AWS and is not known to be gone. It asks nobody.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs resources list buckets"})
final class ResourcesListCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      description = "functions, urls, mappings, queues, buckets or tables; default: all.")
  @Nullable String kind;

  @Mixin ResourceOptions options = new ResourceOptions();

  @Override
  public void run() {
    Optional<ResourceKind> only = Optional.ofNullable(kind).map(ResourceOptions::kind);
    List<CloudResource> found =
        options.ledger().all().stream()
            .filter(each -> only.map(each.kind()::equals).orElse(true))
            .toList();
    found.forEach(spec.commandLine().getOut()::println);
    if (found.isEmpty()) {
      spec.commandLine().getOut().println("Nothing is written down.");
    }
  }
}

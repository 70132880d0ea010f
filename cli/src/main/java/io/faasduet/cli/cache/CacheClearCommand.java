package io.faasduet.cli.cache;

import io.faasduet.api.Settings;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.CacheRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "clear",
    description = {
      "Remove what the cache holds; it is fetched or made again when it is needed.",
      "Refused while a process uses the cache."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  duet cache clear", "  duet cache clear functions"})
final class CacheClearCommand implements Runnable {
  private static final int SHOWN = 5;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = "",
      description = "A part, as 'duet cache list' shows it; default: all.")
  String name = "";

  @Option(names = "--force", description = "Remove it even if processes use the cache.")
  boolean force;

  @Override
  public void run() {
    List<CachePart> parts = CachePart.named(name);
    Path root = CacheRoot.of(Settings.of(System.getenv())::text);
    if (!force) {
      requireUnused(CacheUsers.of(root));
    }
    long bytes = CachePart.bytes(parts, root);
    parts.forEach(part -> part.clear(root));
    spec.commandLine().getOut().printf(Locale.ROOT, "Removed %.1f MB from %s%n", bytes / 1e6, root);
  }

  static void requireUnused(CacheUsers users) {
    Optional<List<Long>> ids = users.ids();
    if (ids.isEmpty()) {
      throw new UsageException(
          "this system does not show which processes use the cache; end them and add --force");
    } else if (!ids.get().isEmpty()) {
      throw new UsageException(
          "the cache %s is in use by %s; end them first"
              .formatted(
                  users.root(),
                  ids.get().stream()
                      .limit(SHOWN)
                      .map(id -> "process " + id)
                      .collect(Collectors.joining(", "))));
    }
  }
}

package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.UsageException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option with which a benchmark of a suite gets more or less work. */
public final class InputOption {
  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = {
        "The input of a suite's benchmark, such as graph-mst: test, small or large; default: test.",
        "SeBS's own data are taken from the directory that " + BenchmarkInputs.DATA + " names."
      })
  @Nullable String size;

  /** The size, if one is given. */
  public Optional<String> size() {
    return Optional.ofNullable(size);
  }

  /**
   * Refuses the option for functions whose input nothing makes.
   *
   * @throws UsageException if it does nothing for one of them
   */
  public void requireUse(Collection<PackagedFunction> functions) {
    requireUse(size(), functions);
  }

  /** As {@link #requireUse(Collection)}, for a size that a plan gives. */
  public static void requireUse(Optional<String> size, Collection<PackagedFunction> functions) {
    List<PackagedFunction> without =
        functions.stream().filter(function -> function.descriptor().generator().isEmpty()).toList();
    if (size.isPresent() && !without.isEmpty()) {
      throw new UsageException(
          without.stream().map(PackagedFunction::name).collect(Collectors.joining(" and "))
              + (without.size() == 1 ? " has" : " have")
              + " no input of several sizes; leave out --size, or give the request by --json");
    }
  }
}

package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.command.CommandTree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class CommandTreeTest {
  private final CommandLine whole =
      CommandTree.whole(Duet.commandLine().getCommand()).setUsageHelpWidth(80);

  @Test
  void aCommandHasTheHelpAndTheOptionsThatItHasInTheWholeTree() {
    List<String> seen = new ArrayList<>();
    compare(whole, List.of(), seen);
    assertThat(seen)
        .contains("duet bench load", "duet sebs benchmark invoke")
        .hasSizeGreaterThan(70);
  }

  private static void compare(CommandLine command, List<String> path, List<String> seen) {
    CommandLine named = Duet.commandLine(path.toArray(String[]::new));
    for (String word : path) {
      named = named.getSubcommands().get(word);
    }
    assertThat(named.getUsageMessage()).isEqualTo(command.getUsageMessage());
    assertThat(options(named)).isEqualTo(options(command));
    assertThat(named.getSubcommands().keySet()).isEqualTo(command.getSubcommands().keySet());
    seen.add(command.getCommandSpec().qualifiedName());
    command
        .getSubcommands()
        .forEach(
            (name, below) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              compare(below, longer, seen);
            });
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }

  @Test
  void optionsOfCommandsThatAreNotNamedAreNotRead() {
    CommandLine named = Duet.commandLine("cost", "training");
    assertThat(options(named.getSubcommands().get("cost").getSubcommands().get("training")))
        .contains("--memory")
        .contains("--verbose");
    assertThat(named.getSubcommands().get("compare").getCommandSpec().findOption("--cold"))
        .isNull();
  }

  @Test
  void aSubcommandHasItsParent() {
    CommandSpec whole = Duet.commandLine("sebs", "test").getCommandSpec();
    CommandSpec sebs = whole.subcommands().get("sebs").getCommandSpec();
    CommandSpec test = sebs.subcommands().get("test").getCommandSpec();
    assertThat(test.parent().userObject()).isSameAs(sebs.userObject());
    assertThat(test.userObject()).extracting("sebs").isSameAs(sebs.userObject());
  }
}

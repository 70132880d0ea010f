package io.faasduet.cli.command;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Print what completes commands and options in a shell.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For this session:",
      "  source <(duet completion bash)",
      "For every session, a line of ~/.bashrc or ~/.zshrc:",
      "  eval \"$(duet completion zsh)\"",
      "",
      "Example:",
      "  duet completion bash"
    })
public final class CompletionCommand implements Runnable {
  /** The shells that have completion. */
  enum Shell {
    bash,
    zsh
  }

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "Which one: ${COMPLETION-CANDIDATES}.")
  Shell shell = Shell.bash;

  /** The script is for both: it makes zsh take bash's completions. */
  @Override
  public void run() {
    CommandLine duet = CommandTree.whole(spec.root().userObject());
    spec.commandLine().getOut().print(AutoComplete.bash("duet", duet));
    spec.commandLine().getOut().flush();
  }
}

package io.faasduet.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IAnnotatedElement;

/**
 * A command with its {@link Subcommands}. One that the arguments do not name has no options, only a
 * name and a description: to read those of all commands takes longer than most commands do.
 */
public final class CommandTree {
  private final Predicate<String> named;

  private CommandTree(Predicate<String> named) {
    this.named = named;
  }

  /** With the options of every subcommand. */
  public static CommandLine whole(Object command) {
    return new CommandTree(name -> true).of(command);
  }

  /** What parses these arguments, and shows the help of what they name. */
  public static CommandLine of(Object command, String... arguments) {
    return new CommandTree(List.of(arguments)::contains).of(command);
  }

  private CommandLine of(Object command) {
    CommandLine root = new CommandLine(command);
    addBelow(root, command.getClass());
    return root;
  }

  private void addBelow(CommandLine parent, Class<?> type) {
    Subcommands below = type.getAnnotation(Subcommands.class);
    if (below != null) {
      for (Class<?> subcommand : below.value()) {
        add(parent, subcommand);
      }
    }
  }

  private void add(CommandLine parent, Class<?> type) {
    Command command = type.getAnnotation(Command.class);
    if (!named.test(command.name()) && Arrays.stream(command.aliases()).noneMatch(named)) {
      parent.addSubcommand(command.name(), outline(command));
      return;
    }
    CommandLine line = new CommandLine(type);
    parent.addSubcommand(command.name(), line);
    for (IAnnotatedElement element : line.getCommandSpec().parentCommandElements()) {
      set(element, parent.getCommand());
    }
    addBelow(line, type);
  }

  private static CommandSpec outline(Command command) {
    CommandSpec spec = CommandSpec.create().name(command.name()).aliases(command.aliases());
    spec.usageMessage().description(command.description()).hidden(command.hidden());
    return spec;
  }

  private static void set(IAnnotatedElement element, Object value) {
    try {
      element.setter().set(value);
    } catch (Exception e) {
      throw new IllegalStateException("cannot set " + element.getName(), e);
    }
  }
}

package io.faasduet.cli.project;

import io.faasduet.cli.command.CommandText;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What to enter after a project was written.
 *
 * @param here the current directory, which the project is in
 * @param home Duet's checkout or unpacked archive
 * @param command what the user typed to start Duet: a path, or a name that is looked for
 * @param version Duet's
 */
record NextSteps(Path here, Path home, String command, String version) {

  /** The lines to show. */
  String after(String project) {
    StringBuilder text = new StringBuilder();
    text.append(project).append(" is a project of its own. To build and compare it:\n\n");
    if (version.endsWith("-SNAPSHOT")) {
      text.append("  ").append(installation()).append("once: not published yet\n");
    }
    text.append("  cd ").append(project).append("\n  ./mvnw verify\n  ");
    text.append(CommandText.quoted(commandIn(project))).append(" compare ").append(project);
    return text.append('\n').toString();
  }

  /** Puts Duet where the project's build finds it; an unpacked archive has no sources of it. */
  private String installation() {
    if (!Files.exists(home.resolve("pom.xml"))) {
      return "mvn -q install -DskipTests  # in Duet's sources, ";
    }
    String project = home.equals(here) ? "" : " -f " + CommandText.quoted(home.toString());
    return "mvn -q" + project + " install -DskipTests  # ";
  }

  private String commandIn(String project) {
    Path path = Path.of(command);
    return path.isAbsolute() || path.getNameCount() == 1 && !command.contains("/")
        ? command
        : Path.of(project).relativize(path.normalize()).toString();
  }
}

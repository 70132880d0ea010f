package io.faasduet.cli.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Maven projects that make a function when they are built, by what their poms say. */
final class UnbuiltProject {
  private static final String PLUGIN = "<artifactId>duet-maven-plugin</artifactId>";
  private static final Pattern MANAGED =
      Pattern.compile("(?s)<pluginManagement>.*?</pluginManagement>");

  private UnbuiltProject() {}

  /** Whether it makes the function of that name. */
  static boolean isOf(String name, Path project) {
    return makesFunction(project)
        && (project.endsWith(name)
            || Pattern.compile("<artifactId>(functions-)?" + Pattern.quote(name) + "</artifactId>")
                .matcher(pom(project))
                .find());
  }

  /** Whether it makes a function of any name. */
  static boolean makesFunction(Path project) {
    String pom = pom(project);
    return hasPlugin(pom) || pom.contains("<parent") && hasPlugin(pom(project.resolve("..")));
  }

  private static boolean hasPlugin(String pom) {
    return MANAGED.matcher(pom).replaceAll("").contains(PLUGIN);
  }

  private static String pom(Path project) {
    try {
      return new String(
          Files.readAllBytes(project.resolve("pom.xml")), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // what cannot be read is not named as a project
    }
  }
}

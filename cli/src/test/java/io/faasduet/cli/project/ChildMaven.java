package io.faasduet.cli.project;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Maven that runs this build, offline, with a local repository of its own: what this build has
 * packaged of Duet, and for all else links to this build's.
 *
 * @param home where Maven is installed
 * @param repository the local repository
 */
record ChildMaven(Path home, Path repository) {
  private static final Path DUET = Path.of(System.getProperty("duet.home"));
  private static final Pattern ARTIFACT_ID = Pattern.compile("<artifactId>([^<]+)</artifactId>");
  private static final Pattern PLUGIN_VERSION =
      Pattern.compile(
          "<artifactId>(maven-(?:resources|compiler|jar|surefire)-plugin)</artifactId>\\s*"
              + "<version>([^<]+)</version>");

  /** Prepares one; the test is skipped where this build has not packaged what it needs. */
  static ChildMaven in(Path directory, String version) throws IOException {
    Path home = Path.of(System.getProperty("duet.maven.home", "absent"));
    Path original = Path.of(System.getProperty("duet.maven.repository", "absent"));
    assumeThat(home.resolve("bin/mvn")).as("the Maven that runs this build").exists();
    assumeThat(DUET.resolve("maven-plugin/target/duet-maven-plugin-" + version + ".jar"))
        .as("the plugin's jar, which 'mvn verify' makes before this test")
        .exists();
    Path repository = Files.createDirectory(directory.resolve("repository"));
    link(original, repository, "io");
    link(original.resolve("io"), Files.createDirectory(repository.resolve("io")), "faasduet");
    Path duet = Files.createDirectory(repository.resolve("io/faasduet"));
    for (Path pom : poms()) {
      install(pom, duet, version);
    }
    return new ChildMaven(home, repository);
  }

  /** Starts it in a project, with its output in a file. */
  Process start(Path project, Path output, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/mvn").toString(),
                "-o",
                "-B",
                "-Dmaven.repo.local=" + repository));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  /** Has a project use the plugins that this build uses, since there may be no others offline. */
  static void pinPlugins(Path project) throws IOException {
    StringBuilder plugins = new StringBuilder("<pluginManagement><plugins>");
    Matcher pinned = PLUGIN_VERSION.matcher(Files.readString(DUET.resolve("pom.xml")));
    while (pinned.find()) {
      plugins.append(
          "<plugin><artifactId>%s</artifactId><version>%s</version></plugin>"
              .formatted(pinned.group(1), pinned.group(2)));
    }
    plugins.append("</plugins></pluginManagement>");
    Path pom = project.resolve("pom.xml");
    Files.writeString(pom, Files.readString(pom).replace("<build>", "<build>" + plugins));
  }

  private static void link(Path from, Path to, String except) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        if (!entry.getFileName().toString().equals(except)) {
          Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
        }
      }
    }
  }

  private static List<Path> poms() throws IOException {
    List<Path> poms = new ArrayList<>();
    poms.add(DUET.resolve("pom.xml"));
    poms.add(DUET.resolve("bom/pom.xml"));
    poms.add(DUET.resolve("maven-plugin/pom.xml"));
    poms.add(DUET.resolve("common-runtime/pom.xml"));
    poms.add(DUET.resolve("local-cloud/storage/pom.xml"));
    try (Stream<Path> modules = Files.list(DUET.resolve("common-runtime"))) {
      modules.map(module -> module.resolve("pom.xml")).filter(Files::exists).forEach(poms::add);
    }
    return poms;
  }

  private static void install(Path pom, Path duet, String version) throws IOException {
    String text = Files.readString(pom).replaceFirst("(?s)<parent>.*</parent>", "");
    Matcher id = ARTIFACT_ID.matcher(text);
    if (!id.find()) {
      return;
    }
    String name = id.group(1);
    Path place = Files.createDirectories(duet.resolve(name).resolve(version));
    Files.copy(pom, place.resolve(name + "-" + version + ".pom"));
    Path jar = pom.resolveSibling("target").resolve(name + "-" + version + ".jar");
    if (Files.exists(jar)) {
      Files.copy(jar, place.resolve(jar.getFileName()));
    }
  }
}

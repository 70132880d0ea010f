package io.faasduet.cli.project;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a new project. */
final class ProjectTemplate {
  private static final List<String> WRAPPER =
      List.of("mvnw", "mvnw.cmd", ".mvn/wrapper/maven-wrapper.properties");

  private final ProjectNames names;
  private final Collection<Trigger> triggers;
  private final String version;

  /**
   * @param version the version of Duet that the project depends on
   */
  ProjectTemplate(ProjectNames names, Collection<Trigger> triggers, String version) {
    this.names = names;
    this.triggers = List.copyOf(triggers);
    this.version = version;
  }

  /** Writes all files into an empty directory. */
  void writeTo(Path directory) throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      byte[] template = resource("template/" + file.getValue());
      String text = filled(new String(template, StandardCharsets.UTF_8));
      write(directory.resolve(file.getKey()), text.getBytes(StandardCharsets.UTF_8));
    }
    for (String file : WRAPPER) {
      write(directory.resolve(file), resource("wrapper/" + file));
    }
    Path script = directory.resolve("mvnw");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " cannot be made executable");
    }
  }

  /** Each file's path and its template. */
  private Map<String, String> files() {
    String path = names.packageName().replace('.', '/') + "/" + names.className();
    String main = "src/main/java/" + path;
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", "pom.xml");
    files.put("README.md", "README.md");
    files.put(".gitignore", "gitignore");
    files.put(main + ".java", "Function.java.txt");
    files.put(main + "Request.java", "Request.java.txt");
    files.put(main + "Response.java", "Response.java.txt");
    files.put(main + "Server.java", "Server.java.txt");
    for (Trigger trigger : triggers) {
      files.put(main + trigger.suffix() + ".java", trigger.suffix() + ".java.txt");
    }
    files.put("src/test/java/" + path + "ContractTest.java", "ContractTest.java.txt");
    return files;
  }

  private String filled(String template) {
    String handlers =
        triggers.stream()
            .map(
                trigger ->
                    "| `%s.%s%s` | %s |"
                        .formatted(
                            names.packageName(),
                            names.className(),
                            trigger.suffix(),
                            trigger.description()))
            .collect(joining("\n"));
    return template
        .replace("@name@", names.function())
        .replace("@package@", names.packageName())
        .replace("@Class@", names.className())
        .replace("@version@", version)
        .replace("@handlers@", handlers);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ProjectTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("this build of Duet lacks " + name);
      }
      return in.readAllBytes();
    }
  }
}

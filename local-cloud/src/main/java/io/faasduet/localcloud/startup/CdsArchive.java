package io.faasduet.localcloud.startup;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The CDS archive that a server directory may hold, part of the artefact as its jars are: their
 * classes, parsed and laid out ready to be mapped. The function's build has made it, with {@value
 * #DESCRIPTION} beside it. It holds for the JVM and the files that it was made with; with others
 * the server starts without.
 *
 * @param directory the server directory
 */
public record CdsArchive(Path directory) {
  /** Where the directory says what its archive was made with. */
  public static final String DESCRIPTION = "META-INF/duet/archive.json";

  /**
   * What it was made with.
   *
   * @param file its name in the directory
   * @param java the version of the Java runtime
   * @param vm the name and build of the JVM, and the machine's architecture
   * @param bytes its size
   * @param files size and time of each file that it depends on, by name
   */
  record Description(String file, String java, String vm, long bytes, Map<String, String> files) {}

  /** The description, or why this machine's JVM cannot start from the archive. */
  private record Check(Optional<Description> usable, String refusal) {
    static Check usable(Description description) {
      return new Check(Optional.of(description), "");
    }

    static Check refused(String reason) {
      return new Check(Optional.empty(), reason);
    }
  }

  /** What makes a JVM that runs in the directory start from it; nothing if it cannot. */
  public List<String> flags() {
    return check().usable().stream().map(made -> "-XX:SharedArchiveFile=" + made.file()).toList();
  }

  /** What results say of it. */
  public StartupArchive startup() {
    Check check = check();
    return check
        .usable()
        .map(
            made ->
                new StartupArchive("AppCDS of the server directory", made.java(), made.bytes(), ""))
        .orElseGet(() -> StartupArchive.none(check.refusal()));
  }

  /** Why this machine's JVM cannot start from it, if it cannot. */
  public Optional<String> refusal() {
    Check check = check();
    return check.usable().isPresent() ? Optional.empty() : Optional.of(check.refusal());
  }

  private Check check() {
    Optional<Description> description = description();
    if (description.isEmpty()) {
      return Check.refused(
          "the server directory holds no CDS archive; its build makes one by the goal 'train'");
    }
    Description made = description.get();
    String vm = vm();
    if (!made.vm().equals(vm)) {
      return Check.refused(
          "the server directory's CDS archive is of %s, and this is %s; build the function with this Java"
              .formatted(made.vm(), vm));
    }
    return changed(made)
        .map(
            file ->
                Check.refused(
                    file + " has changed since the CDS archive was made; build the function again"))
        .orElseGet(() -> Check.usable(made));
  }

  private Optional<String> changed(Description made) {
    try {
      Path archive = directory.resolve(made.file());
      if (!Files.isRegularFile(archive) || Files.size(archive) != made.bytes()) {
        return Optional.of(made.file());
      }
      Map<String, String> present = files();
      TreeMap<String, String> all = new TreeMap<>(present);
      all.putAll(made.files());
      return all.keySet().stream()
          .filter(name -> !made.files().getOrDefault(name, "").equals(present.get(name)))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  /** The same facts as the build has noted: size, and seconds as the JVM compares them. */
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> jars = Files.list(directory.resolve("lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        files.put("lib/" + jar.getFileName(), facts(jar));
      }
    }
    Path options = directory.resolve("java.options");
    if (Files.exists(options)) {
      files.put("java.options", facts(options));
    }
    return files;
  }

  private static String facts(Path file) throws IOException {
    return Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant().getEpochSecond();
  }

  private Optional<Description> description() {
    Path file = directory.resolve(DESCRIPTION);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readAllBytes(file), Description.class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (InvalidRequestException e) {
      throw new IllegalStateException(
          file + ": " + e.getMessage() + "; build the function again", e);
    }
  }

  private static String vm() {
    return "%s %s for %s"
        .formatted(
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.arch"));
  }
}

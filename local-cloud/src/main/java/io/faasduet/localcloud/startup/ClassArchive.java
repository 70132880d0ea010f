package io.faasduet.localcloud.startup;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.FunctionJvm;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An archive that a server directory may hold, part of the artefact as its jars are: their classes,
 * laid out ready to be mapped. The function's build has made it, with a description beside it. It
 * holds for the JVM and the files that it was made with; with others the server starts without.
 *
 * @param kind what kind it is of
 * @param directory the server directory
 * @param jvm what the server runs on
 */
public record ClassArchive(ArchiveKind kind, Path directory, FunctionJvm jvm) {
  /** That of a function's server directory. */
  public static ClassArchive of(ArchiveKind kind, FunctionArtefact function) {
    return new ClassArchive(kind, function.serverDirectory(), function.jvm());
  }

  /** The first kind that the function can start from; its CDS archive if there is none. */
  public static ClassArchive bestOf(FunctionArtefact function) {
    return Arrays.stream(ArchiveKind.values())
        .map(kind -> of(kind, function))
        .filter(archive -> archive.refusal().isEmpty())
        .findFirst()
        .orElse(of(ArchiveKind.CDS_ARCHIVE, function));
  }

  /**
   * What it was made with.
   *
   * @param file its name in the directory
   * @param java the version of the Java runtime
   * @param vm the name and build of the JVM, and the machine's architecture
   * @param bytes its size
   * @param millis how long the build took to make it; absent in those of before 0.1.0
   * @param files size and time of each file that it depends on, by name
   */
  record Description(
      String file,
      String java,
      String vm,
      long bytes,
      Optional<Long> millis,
      Map<String, String> files) {
    /** The one in a file; empty if there is no such file. */
    static Optional<Description> in(Path file) {
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
  }

  /** The description, or why the JVM cannot start from the archive. */
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
    return check().usable().stream().map(made -> kind.flag() + made.file()).toList();
  }

  /** What results say of it. */
  public StartupArchive startup() {
    Check check = check();
    return check
        .usable()
        .map(
            made ->
                new StartupArchive(
                    kind.technique() + " of the server directory",
                    made.java(),
                    made.bytes(),
                    made.millis().map(Duration::ofMillis),
                    ""))
        .orElseGet(() -> StartupArchive.none(jvm.java().version(), check.refusal()));
  }

  /** Why the JVM cannot start from it, if it cannot. */
  public Optional<String> refusal() {
    Check check = check();
    return check.usable().isPresent() ? Optional.empty() : Optional.of(check.refusal());
  }

  private Check check() {
    if (jvm.java().feature() < kind.feature()) {
      return Check.refused(
          "an %s needs JDK %d or newer, and this is %s; choose one by --jdk"
              .formatted(kind.label(), kind.feature(), jvm.java().version()));
    }
    Optional<Description> description = Description.in(directory.resolve(kind.description()));
    if (description.isEmpty()) {
      return Check.refused(
          "the server directory holds no %s; %s".formatted(kind.label(), kind.remedy()));
    }
    Description made = description.get();
    if (!made.vm().equals(jvm.vm())) {
      return Check.refused(
          "the server directory's %s is of %s, and this is %s; build the function with this Java"
              .formatted(kind.label(), made.vm(), jvm.vm()));
    }
    return changed(made)
        .map(
            file ->
                Check.refused(
                    "%s has changed since the %s was made; %s"
                        .formatted(file, kind.label(), kind.renewal())))
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
}

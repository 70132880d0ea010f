package io.faasduet.maven;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.Ports;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Image tars made by Jib Core, as {@code docker load} takes them. The same contents give the same
 * bytes. What changes most comes in the last layer.
 *
 * @param base a reference of a registry's image, or {@code tar:///...}
 * @param architecture {@code x86_64} or {@code arm64}
 * @param cache a directory for the layers while images are made
 * @param offline whether no registry may be asked
 */
record ImageWriter(
    String base,
    String architecture,
    Map<String, String> labels,
    OffsetDateTime time,
    Path cache,
    boolean offline) {
  /** Where all that an image has of a function lies. */
  static final String HOME = "/function";

  /** Of no use to the JVM of an image. */
  private static final Set<String> OF_THE_BUILDS_JVM = TrainedArchive.files();

  /** Anyone but root; the number is that of images without a shell. */
  private static final String USER = "65532:65532";

  /** Writes an image under a name. */
  void write(ImageContents contents, String name, Path tar) throws IOException {
    try {
      JibContainerBuilder image =
          from()
              .setPlatforms(
                  Set.of(new Platform(architecture.equals("x86_64") ? "amd64" : "arm64", "linux")))
              .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
              .setUser(USER)
              .setCreationTime(time.toInstant())
              .setLabels(labels)
              .setEnvironment(contents.environment())
              .setExposedPorts(Ports.parse(contents.ports().stream().map(String::valueOf).toList()))
              .setEntrypoint("java", "@java.options", "@main.options");
      if (!contents.arguments().isEmpty()) {
        image.setProgramArguments(contents.arguments());
      }
      for (FileEntriesLayer layer : layers(contents)) {
        image.addFileEntriesLayer(layer);
      }
      image.containerize(
          Containerizer.to(TarImage.at(tar).named(name))
              .setApplicationLayersCache(cache)
              .setOfflineMode(offline)
              .setToolName("duet-maven-plugin"));
    } catch (InvalidImageReferenceException
        | RegistryException
        | CacheDirectoryCreationException
        | ExecutionException e) {
      throw new IOException(
          "%s cannot be made from %s: %s".formatted(tar, base, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(tar + " was interrupted", e);
    }
  }

  private JibContainerBuilder from() throws InvalidImageReferenceException {
    if (base.startsWith("tar://")) {
      return Jib.from(base);
    }
    ImageReference reference = ImageReference.parse(base);
    return Jib.from(
        RegistryImage.named(reference)
            .addCredentialRetriever(
                CredentialRetrieverFactory.forImage(reference, event -> {}).dockerConfig()));
  }

  private static List<FileEntriesLayer> layers(ImageContents contents) throws IOException {
    Map<String, Path> files = files(contents.directories());
    files.putAll(new TreeMap<>(contents.others()));
    Predicate<String> natives = name -> name.startsWith("natives/");
    Predicate<String> own =
        name ->
            name.matches("lib/(duet|functions)-.*|META-INF/.*|java.options|[^/]+\\.(jsa|aot)")
                || name.contains("SNAPSHOT");
    List<FileEntriesLayer> layers = new ArrayList<>();
    layers.add(layer("native libraries", files, natives));
    layers.add(layer("dependencies", files, natives.negate().and(own.negate())));
    layers.add(layer("function", files, natives.negate().and(own)));
    layers.removeIf(layer -> layer.getEntries().isEmpty());
    return layers;
  }

  private static FileEntriesLayer layer(
      String name, Map<String, Path> files, Predicate<String> chosen) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    files.forEach(
        (path, file) -> {
          if (chosen.test(path)) {
            layer.addEntry(file, AbsoluteUnixPath.get(HOME + "/" + path));
          }
        });
    return layer.build();
  }

  /** All files by their paths in the image. */
  private static Map<String, Path> files(List<Path> directories) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (int i = 0; i < directories.size(); i++) {
      Path root = i == 0 ? directories.get(0) : directories.get(i).getParent();
      if (Files.exists(directories.get(i))) {
        try (Stream<Path> walked = Files.walk(directories.get(i))) {
          for (Path file : walked.filter(Files::isRegularFile).sorted().toList()) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (!OF_THE_BUILDS_JVM.contains(name)) {
              files.put(name, file);
            }
          }
        }
      }
    }
    return files;
  }
}

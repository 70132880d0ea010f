package io.faasduet.inference.bundle;

import io.faasduet.files.JarResources;
import io.faasduet.objectstore.ObjectFetcher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A bundle among a program's resources. TensorFlow loads from a directory only. */
final class EmbeddedBundle {
  private EmbeddedBundle() {}

  static Path directory(ClassLoader loader, String folder, ObjectFetcher cache) {
    String description = folder + "/" + ModelDescription.FILE_NAME;
    return JarResources.holding(description, loader)
        .map(jar -> unpacked(jar, folder, cache))
        .orElseGet(() -> onDisk(loader.getResource(description), folder));
  }

  private static Path unpacked(JarResources jar, String folder, ObjectFetcher cache) {
    String json = folder + "/" + ModelDescription.FILE_NAME;
    ModelDescription.Files files = ModelDescription.parse(read(jar, json)).files();
    String model = folder + "/" + files.model();
    String labels = folder + "/" + files.labels();
    String version =
        String.join(" ", jar.fingerprint(json), jar.fingerprint(model), jar.fingerprint(labels));
    return cache.derive(
        jar.jar(),
        version,
        "bundle",
        (source, directory) -> {
          for (String resource : List.of(json, model, labels)) {
            try (InputStream in = jar.open(resource)) {
              Files.copy(in, directory.resolve(resource.substring(folder.length() + 1)));
            }
          }
        });
  }

  private static byte[] read(JarResources jar, String resource) {
    try (InputStream in = jar.open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new InvalidModelException(jar.jar() + " cannot be read", e);
    }
  }

  private static Path onDisk(@org.jspecify.annotations.Nullable URL description, String folder) {
    if (description == null) {
      throw ModelBundle.missing("the resources " + folder, ModelDescription.FILE_NAME);
    }
    try {
      URI file = description.toURI();
      return Objects.requireNonNull(Path.of(file).getParent());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new InvalidModelException("cannot read the model bundle " + description, e);
    }
  }
}

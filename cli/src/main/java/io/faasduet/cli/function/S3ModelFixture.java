package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.CatalogueEntry;
import io.faasduet.cli.models.BundleOutput;
import io.faasduet.cnnserving.CnnServing;
import io.faasduet.localcloud.LocalStorage;
import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * S3 on this machine with cnn-serving's bundle and pictures in the bucket {@value #BUCKET}: the
 * same that are embedded, so that only the way they are fetched differs.
 */
public final class S3ModelFixture implements AutoCloseable {
  static final String BUCKET = "duet";

  /** What the option that asks for it says. */
  public static final String OPTION =
      "Start an S3 server with cnn-serving's model and pictures; its starts fetch them from it."
          + " Default: they are embedded.";

  private static final Network NETWORK = Network.of("squeezenet1_1");
  private static final long SEED = 42;

  private final LocalStorage storage = LocalStorage.start();

  private S3ModelFixture() {}

  static S3ModelFixture start() {
    S3ModelFixture stored = new S3ModelFixture();
    try {
      stored.upload();
      return stored;
    } catch (IOException e) {
      stored.close();
      throw new UncheckedIOException("the model cannot be put into S3 on this machine", e);
    } catch (RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  /** Whether a function is the one whose model this is. */
  boolean isFor(CatalogueEntry entry) {
    return entry.name().equals(CnnServing.SPEC.name());
  }

  /** What makes functions fetch from here, beside further settings of theirs. */
  Map<String, String> settings(Map<String, String> further) {
    Map<String, String> settings = new HashMap<>(further);
    settings.keySet().removeIf(name -> name.startsWith("AWS_"));
    settings.putAll(storage.settings());
    settings.put("DUET_MODEL", "s3://" + BUCKET + "/" + NETWORK.id() + "/");
    settings.put("DUET_IMAGES", "s3://" + BUCKET + "/images/");
    return Map.copyOf(settings);
  }

  @Override
  public void close() {
    storage.close();
  }

  private void upload() throws IOException {
    Path directory = Files.createTempDirectory("duet-model-");
    try {
      ModelMaker.make(NETWORK, SEED, directory.resolve("bundle"));
      storage.upload(directory.resolve("bundle"), BUCKET, NETWORK.id());
      storage.upload(pictures(directory.resolve("images")), BUCKET, "images");
    } finally {
      BundleOutput.delete(directory);
    }
  }

  private static Path pictures(Path directory) throws IOException {
    Files.createDirectory(directory);
    for (int number = 0; ; number++) {
      String name = number + ".jpg";
      try (InputStream picture = CnnServing.class.getResourceAsStream("pictures/" + name)) {
        if (picture == null) {
          return directory;
        }
        Files.copy(picture, directory.resolve(name));
      }
    }
  }
}

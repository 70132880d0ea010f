package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.Descriptor.ModelVariables;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.localcloud.storage.LocalStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An S3 server on this machine with the model and the images that a function is packaged with, in
 * the bucket {@value #BUCKET}: only the way they are fetched differs.
 */
public final class S3ModelFixture implements AutoCloseable {
  static final String BUCKET = "duet";

  private final LocalStorage storage = LocalStorage.start();
  private final Map<String, String> places = new HashMap<>();

  private S3ModelFixture() {}

  /** Starts a server for a function that takes a model. */
  static S3ModelFixture start(PackagedFunction function) {
    ModelVariables settings =
        function
            .descriptor()
            .model()
            .orElseThrow(() -> new IllegalArgumentException(function.name() + " has no model"));
    S3ModelFixture fixture = new S3ModelFixture();
    try (PackagedModel packaged = PackagedModel.of(function)) {
      packaged
          .bundle()
          .ifPresent(
              bundle -> fixture.places.put(settings.setting(), fixture.put(bundle, "model")));
      settings
          .images()
          .ifPresent(
              setting ->
                  packaged
                      .images()
                      .ifPresent(
                          images -> fixture.places.put(setting, fixture.put(images, "images"))));
      return fixture;
    } catch (IOException e) {
      fixture.close();
      throw new UncheckedIOException("the model cannot be put into S3 on this machine", e);
    } catch (RuntimeException e) {
      fixture.close();
      throw e;
    }
  }

  private String put(Path directory, String key) {
    URI address = storage.upload(directory, BUCKET, key);
    return address.toString();
  }

  /** The settings with which a function fetches from here, with further ones of its own. */
  Map<String, String> settings(Map<String, String> further) {
    Map<String, String> settings = new HashMap<>(further);
    settings.keySet().removeIf(name -> name.startsWith("AWS_"));
    settings.putAll(storage.settings());
    settings.putAll(places);
    return Map.copyOf(settings);
  }

  @Override
  public void close() {
    storage.close();
  }
}

package io.faasduet.models.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Copies a bundle of trained weights, which this module has as resources. */
final class TrainedModel {
  private static final List<String> FILES = List.of("model.json", "saved_model.pb", "labels.txt");

  private TrainedModel() {}

  /**
   * Copies the bundle of a network.
   *
   * @throws IllegalArgumentException if there is none
   */
  static void copy(String network, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String file : FILES) {
      try (InputStream in = TrainedModel.class.getResourceAsStream(network + "/" + file)) {
        if (in == null) {
          throw new IllegalArgumentException("no trained bundle of " + network + " is here");
        }
        Files.copy(in, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}

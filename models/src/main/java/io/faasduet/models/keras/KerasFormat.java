package io.faasduet.models.keras;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Tells Keras's zips from others. Needs none of the libraries that read them. */
public final class KerasFormat {
  /** The entry with what Keras says of the model. */
  static final String CONFIGURATION = "config.json";

  private KerasFormat() {}

  /** Whether a zip is one that Keras has written. */
  public static boolean isKeras(Path zip) {
    try (ZipFile entries = new ZipFile(zip.toFile())) {
      return entries.getEntry(CONFIGURATION) != null && entries.getEntry("metadata.json") != null;
    } catch (IOException e) {
      return false; // the reader of other zips says what is wrong
    }
  }
}

package io.faasduet.inference.bundle;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.files.TextFile;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A model on this machine's disk: its description, its labels, and the file with its network.
 *
 * @param directory where the bundle's files lie
 * @param description the contents of {@code model.json}
 * @param labels the classes in the order of the network's output
 */
public record ModelBundle(Path directory, ModelDescription description, List<Label> labels) {
  /** How long a description or labels may be. */
  static final int MOST_TEXT_BYTES = 16 << 20;

  public ModelBundle {
    requireNonNull(directory, "directory");
    requireNonNull(description, "description");
    labels = List.copyOf(labels);
  }

  /**
   * Opens the bundle in a directory.
   *
   * @throws InvalidModelException if a file is missing or wrong; the message names it
   */
  public static ModelBundle open(Path directory) {
    ModelDescription description =
        ModelDescription.parse(read(directory, ModelDescription.FILE_NAME));
    ModelDescription.Files files = description.files();
    if (!Files.isRegularFile(directory.resolve(files.model()))) {
      throw missing(directory, files.model());
    }
    return new ModelBundle(directory, description, labels(directory, files.labels()));
  }

  /**
   * Brings a bundle to this machine's disk, through the cache, and opens it.
   *
   * @param address a zip, whose name ends in {@code .zip}, with the bundle's files at its top or in
   *     one directory; else the prefix that the bundle's files lie below
   * @throws InvalidModelException if it is not a bundle
   * @throws io.faasduet.api.NotFoundException if there is nothing there
   */
  public static ModelBundle fetch(URI address, ObjectFetcher fetcher) {
    return open(
        address.getPath().endsWith(".zip")
            ? fetcher.derive(fetcher.fetch(address), "bundle", ZippedBundle::unpack)
            : fetcher.fetchTree(address));
  }

  /**
   * Uses the bundle that the setting {@code DUET_MODEL} names.
   *
   * @param setting its value: an address
   * @param use what is done with it, such as loading it
   * @throws InvalidSettingException if it cannot be fetched or used; the message names the setting
   */
  public static <T> T ofSetting(
      String setting, ObjectFetcher fetcher, Function<ModelBundle, T> use) {
    try {
      return use.apply(fetch(ObjectStores.address(setting), fetcher));
    } catch (InvalidModelException | FunctionException | UncheckedIOException e) {
      throw new InvalidSettingException("DUET_MODEL cannot be used: " + e.getMessage());
    }
  }

  /**
   * Opens a bundle that came with the program: read where it lies if that is a directory, unpacked
   * into the cache if it is a jar.
   *
   * @param owner a class of the same class loader
   * @param folder the bundle's directory among the resources, without slashes at its ends
   * @throws InvalidModelException if it is missing or wrong
   */
  public static ModelBundle ofResources(Class<?> owner, String folder, ObjectFetcher fetcher) {
    return open(EmbeddedBundle.directory(owner.getClassLoader(), folder, fetcher));
  }

  @Override
  public String toString() {
    return "the model bundle in " + directory;
  }

  static InvalidModelException missing(Object bundle, String file) {
    return new InvalidModelException("the model bundle in " + bundle + " has no " + file);
  }

  private static List<Label> labels(Path directory, String file) {
    try {
      List<Label> labels =
          TextFile.read(requireFile(directory, file)).lines().map(Label::parse).toList();
      if (labels.isEmpty()) {
        throw new InvalidModelException(directory.resolve(file) + " is empty");
      }
      return labels;
    } catch (CharacterCodingException e) {
      throw new InvalidModelException(directory.resolve(file) + " is not UTF-8", e);
    } catch (IOException e) {
      throw unreadable(directory, file, e);
    }
  }

  private static byte[] read(Path directory, String file) {
    try {
      return Files.readAllBytes(requireFile(directory, file));
    } catch (IOException e) {
      throw unreadable(directory, file, e);
    }
  }

  private static Path requireFile(Path directory, String file) throws IOException {
    if (!Files.isRegularFile(directory.resolve(file))) {
      throw missing(directory, file);
    }
    requireShort(file, Files.size(directory.resolve(file)));
    return directory.resolve(file);
  }

  static void requireShort(String file, long bytes) {
    if (bytes > MOST_TEXT_BYTES) {
      throw new InvalidModelException(
          "%s is longer than %d bytes, and so no text of a bundle"
              .formatted(file, MOST_TEXT_BYTES));
    }
  }

  private static InvalidModelException unreadable(Path directory, String file, IOException cause) {
    return new InvalidModelException(directory.resolve(file) + " cannot be read", cause);
  }
}

package io.faasduet.inference;

import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.image.ImageDecoder;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The images that requests name by number, as the files they are. Immutable. */
public final class PreloadedImages {
  private static final long MOST_BYTES = 256L << 20;

  private final List<byte[]> images;

  private PreloadedImages(List<byte[]> images) {
    this.images = List.copyOf(images);
  }

  /**
   * Those below the address in {@code DUET_IMAGES}, sorted by key; else those that came with the
   * function: {@code images/0.jpg} and so on, in the package of its class.
   *
   * @throws InvalidSettingException if the setting names none that can be used
   */
  public static PreloadedImages load(Settings settings, ObjectFetcher fetcher, Class<?> function) {
    Optional<String> prefix = settings.text("DUET_IMAGES");
    PreloadedImages loaded =
        new PreloadedImages(
            prefix.map(at -> below(at, fetcher)).orElseGet(() -> embedded(function)));
    loaded.loadDecoder(ImageDecoder.of(settings));
    return loaded;
  }

  /**
   * An image's file.
   *
   * @throws InvalidRequestException if there is none of that number
   */
  public byte[] get(int number) {
    if (number < 0 || number >= images.size()) {
      throw new InvalidRequestException(
          "field 'input_file_seq' must be from 0 to %d, not %d"
              .formatted(images.size() - 1, number));
    }
    return images.get(number);
  }

  private static List<byte[]> below(String prefix, ObjectFetcher fetcher) {
    try {
      Path directory = fetcher.fetchTree(ObjectStores.address(prefix));
      List<byte[]> images = read(directory);
      if (images.isEmpty()) {
        throw new InvalidSettingException(
            "DUET_IMAGES names " + prefix + ", which has no .jpg, .jpeg or .png below it");
      }
      return images;
    } catch (FunctionException | UncheckedIOException e) {
      throw new InvalidSettingException("DUET_IMAGES cannot be used: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the images of DUET_IMAGES cannot be read", e);
    }
  }

  private static List<byte[]> read(Path directory) throws IOException {
    List<byte[]> images = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> sorted =
          files
              .filter(PreloadedImages::isImage)
              .sorted(Comparator.comparing(file -> directory.relativize(file).toString()))
              .toList();
      long bytes = 0;
      for (Path file : sorted) {
        bytes += Files.size(file);
        if (bytes > MOST_BYTES) {
          throw new InvalidSettingException(
              "DUET_IMAGES names images of more than 256 MB; they are all kept in memory");
        }
        images.add(Files.readAllBytes(file));
      }
    }
    return images;
  }

  private static boolean isImage(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png"))
        && Files.isRegularFile(file);
  }

  private static List<byte[]> embedded(Class<?> function) {
    List<byte[]> images = new ArrayList<>();
    while (true) {
      String name = "images/" + images.size() + ".jpg";
      try (InputStream in = function.getResourceAsStream(name)) {
        if (in == null && images.isEmpty()) {
          throw new IllegalStateException("this jar was built without its images");
        } else if (in == null) {
          return images;
        }
        images.add(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("an embedded image cannot be read", e);
      }
    }
  }

  /** Decoding needs 300 classes: here they load while TensorFlow does, in the other thread. */
  private void loadDecoder(ImageDecoder decoder) {
    try {
      decoder.decode(images.get(0), 1, 1);
    } catch (FunctionException e) {
      throw new InvalidSettingException(
          "DUET_IMAGES has a first image that cannot be used: " + e.getMessage());
    }
  }
}

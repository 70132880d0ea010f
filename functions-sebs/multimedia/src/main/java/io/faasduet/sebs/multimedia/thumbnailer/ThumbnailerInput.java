package io.faasduet.sebs.multimedia.thumbnailer;

import io.faasduet.api.Settings;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.StoredResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;

/**
 * The inputs of 210.thumbnailer: {@code test} and {@code small} are SeBS's photograph, or where it
 * is absent a drawn one of the same size, 3648 × 5472 pixels; {@code large} is a drawn one of twice
 * as many. An answer must be a JPEG that fits the box, with the image's shape and its colours.
 */
public final class ThumbnailerInput implements InputGenerator {
  private static final String SEBS = "6_astronomy-desktop-wallpaper-evening-1624438.jpg";
  private static final int SIDE = 200;

  private final Settings settings;
  private final Map<Path, ImageCells> sources = new HashMap<>();

  public ThumbnailerInput() {
    this(Settings.of(System.getenv()));
  }

  ThumbnailerInput(Settings settings) {
    this.settings = settings;
  }

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    List<InputObject> objects = new ArrayList<>();
    Path source = source(context);
    if (source.startsWith(context.directory())) {
      int width = context.size() == InputSize.LARGE ? 7296 : 3648;
      DrawnPhotograph.write(width, 5472, context.seed(), source);
      objects.add(new InputObject(context.inputKey(0, name(source)), source));
    } else {
      try (Stream<Path> files = Files.list(context.data().orElseThrow())) {
        files
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(file -> objects.add(new InputObject(context.inputKey(0, name(file)), file)));
      }
    }
    return new GeneratedInput(
        Map.of(
            "object",
            Map.of(
                "key",
                URLEncoder.encode(name(source), StandardCharsets.UTF_8),
                "width",
                SIDE,
                "height",
                SIDE),
            "bucket",
            context.bucketField()),
        objects,
        List.of());
  }

  /** The image of a size: SeBS's own where that is there, else one in the run's directory. */
  private static Path source(InputContext context) {
    Optional<Path> own = context.data().map(data -> data.resolve(SEBS)).filter(Files::exists);
    return context.size() == InputSize.LARGE
        ? context.directory().resolve("drawn-large.jpg")
        : own.orElse(context.directory().resolve("drawn.jpg"));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) throws IOException {
    InputContext context = answer.context();
    Path source = source(context);
    Path stored = context.directory().resolve("answer.jpg");
    try (BenchmarkStorage storage = BenchmarkStorage.open(settings)) {
      Optional<String> absent =
          StoredResult.fetch(answer, context.outputKey(0, name(source)), storage, stored);
      if (absent.isPresent()) {
        return absent;
      }
    }
    Optional<String> fault = answer.wrongSizes(Files.size(source), Files.size(stored));
    return fault.isPresent() ? fault : imageFault(source, Files.readAllBytes(stored));
  }

  private Optional<String> imageFault(Path source, byte[] thumbnail) throws IOException {
    if (thumbnail.length < 2 || thumbnail[0] != -1 || thumbnail[1] != (byte) 0xD8) {
      return Optional.of("the thumbnail is not a JPEG");
    }
    BufferedImage image;
    try {
      image = ImageIO.read(new ByteArrayInputStream(thumbnail));
    } catch (IIOException e) {
      return Optional.of("the thumbnail cannot be decoded: " + e.getMessage());
    }
    return cells(source).fault(image, SIDE, SIDE);
  }

  private ImageCells cells(Path source) throws IOException {
    ImageCells known = sources.get(source);
    if (known == null) {
      known = ImageCells.of(source);
      sources.put(source, known);
    }
    return known;
  }
}

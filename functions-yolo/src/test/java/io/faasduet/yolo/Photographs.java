package io.faasduet.yolo;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Real photographs, and what images look like to others than this function. */
final class Photographs {
  private Photographs() {}

  /** A real photograph from the folder beside the repository; without it the test is skipped. */
  static byte[] photograph(String name) throws IOException {
    Optional<Path> file =
        Stream.iterate(Path.of("").toAbsolutePath(), above -> above != null, Path::getParent)
            .map(above -> above.resolve("shared/data/images").resolve(name))
            .filter(Files::exists)
            .findFirst();
    assumeThat(file).as("no shared/data/images/%s beside the repository", name).isPresent();
    return Files.readAllBytes(file.get());
  }

  static BufferedImage decoded(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}

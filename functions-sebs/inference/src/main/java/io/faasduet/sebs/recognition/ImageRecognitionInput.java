package io.faasduet.sebs.recognition;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The inputs of 411.image-recognition: a trained EfficientNet-Lite0, and SeBS's photograph of a
 * sports car, or where that is absent one of an espresso. For {@code large} the photograph is
 * enlarged to 4096 columns, which have to be decoded. An answer must be its class.
 */
public final class ImageRecognitionInput implements InputGenerator {
  private static final String MODEL = "efficientnet_lite0";
  private static final List<String> MODEL_FILES =
      List.of("model.json", "labels.txt", "saved_model.pb");
  private static final int LARGE_COLUMNS = 4096;

  private static final Photograph SPORTS_CAR =
      new Photograph("800px-Porsche_991_silver_IAA.jpg", 817, "sports_car");
  private static final Photograph ESPRESSO = new Photograph("espresso.jpg", 967, "espresso");

  private record Photograph(String name, int idx, String className) {}

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    Photograph photograph = photograph(context);
    List<InputObject> objects = new ArrayList<>();
    for (String file : MODEL_FILES) {
      String name = MODEL + "/" + file;
      objects.add(new InputObject(context.inputKey(0, name), resource(name, context)));
    }
    Path image =
        sebs(context).isPresent() ? sebs(context).get() : resource(photograph.name, context);
    if (context.size() == InputSize.LARGE) {
      image = enlarged(image, context.directory().resolve("large-" + photograph.name));
    }
    objects.add(new InputObject(context.inputKey(1, photograph.name), image));
    return new GeneratedInput(
        Map.of(
            "object",
            Map.of("model", MODEL, "input", photograph.name, "size", context.size().toString()),
            "bucket",
            Map.of(
                "bucket", context.bucket(),
                "input", context.inputs().get(1),
                "model", context.inputs().get(0))),
        objects,
        List.of());
  }

  private static Photograph photograph(InputContext context) {
    return sebs(context).isPresent() ? SPORTS_CAR : ESPRESSO;
  }

  private static Optional<Path> sebs(InputContext context) {
    return context
        .data()
        .map(data -> data.resolve("fake-resnet").resolve(SPORTS_CAR.name))
        .filter(Files::exists);
  }

  private static Path resource(String name, InputContext context) throws IOException {
    Path file = context.directory().resolve(name);
    Files.createDirectories(context.directory().resolve(MODEL));
    try (InputStream in = ImageRecognitionInput.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the function's build has left out its resource " + name);
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static Path enlarged(Path image, Path file) throws IOException {
    BufferedImage source = ImageIO.read(image.toFile());
    int rows = LARGE_COLUMNS * source.getHeight() / source.getWidth();
    BufferedImage large = new BufferedImage(LARGE_COLUMNS, rows, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(source, 0, 0, LARGE_COLUMNS, rows, null);
    graphics.dispose();
    ImageIO.write(large, "jpeg", file.toFile());
    return file;
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    Photograph photograph = photograph(answer.context());
    Map<?, ?> result = answer.result(Map.class).orElse(Map.of());
    if (!(result.get("idx") instanceof Number idx) || idx.doubleValue() != photograph.idx) {
      return Optional.of("result.idx is " + result.get("idx") + ", not " + photograph.idx);
    }
    if (!photograph.className.equals(result.get("class"))) {
      return Optional.of(
          "result.class is " + result.get("class") + ", not " + photograph.className);
    }
    double model = answer.measured("model_time");
    double modelDownload = answer.measured("model_download_time");
    if (!(model >= 0 && answer.measured("compute_time") > model)) {
      return Optional.of("measurement.compute_time has no time besides model_time");
    }
    if (!(modelDownload >= 0 && answer.measured("download_time") > modelDownload)) {
      return Optional.of("measurement.download_time has no time besides model_download_time");
    }
    return Optional.empty();
  }
}

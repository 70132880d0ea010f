package io.faasduet.imageclassify;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.image.ImageDecoder;
import io.faasduet.inference.ImagePreprocessor;
import io.faasduet.inference.Prediction;
import io.faasduet.inference.bundle.ModelInput;
import io.faasduet.models.network.Network;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.testkit.EmbeddedImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(ImageClassify.class);
  private static final int EMBEDDED = 2;

  private static final int[] PIXELS = {0x0A141E, 0xFF8000, 0x000000, 0x4DC88D};

  /**
   * What mobilenet_v2's and inception_v3's preprocess_input of Keras 3.15.1 makes of the pixels.
   */
  private static final float[] CENTRED = {
    -0.92156863f,
    -0.84313726f,
    -0.7647059f,
    1,
    0.003921628f,
    -1,
    -1,
    -1,
    -1,
    -0.3960784f,
    0.5686275f,
    0.105882406f
  };

  /** What resnet50's makes of them. */
  private static final float[] CAFFE = {
    -73.939f,
    -96.779f,
    -113.68f,
    -103.939f,
    11.221001f,
    131.32f,
    -103.939f,
    -116.779f,
    -123.68f,
    37.060997f,
    83.221f,
    -46.68f
  };

  @ParameterizedTest
  @CsvSource({"mobilenet_v2, 224", "resnet50, 224", "inception_v3, 299"})
  void areFedWhatKerasFeedsThem(String model, int side) throws IOException {
    ModelInput input =
        SyntheticBundle.of(
                Network.of(model), ObjectFetcher.open(ObjectStore.none(), Settings.of(Map.of())))
            .description()
            .input();
    assertThat(List.of(input.width(), input.height())).containsOnly(side);
    ImagePreprocessor tensor = new ImagePreprocessor(input);
    FloatBuffer fed = FloatBuffer.allocate(tensor.size());
    tensor.write(png(side), new ImageDecoder(), fed);

    float[] expected = model.equals("resnet50") ? CAFFE : CENTRED;
    float[] wrong = new float[tensor.size()];
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = fed.get(i) - expected[i % expected.length];
    }
    assertThat(wrong).usingComparatorWithPrecision(1e-4f).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"efficientnet_lite0", "mobilenet_v2", "resnet50", "inception_v3"})
  void classifyImagesInOnePassAsEachAlone(String model) throws Exception {
    List<byte[]> images = new ArrayList<>();
    for (int i = 0; i < EMBEDDED; i++) {
      images.add(IMAGES.file(i));
    }
    InitContext environment = InitContext.of(Settings.of(Map.of("DUET_MODEL", model)));
    try (ImageClassify function = new ImageClassify(environment)) {
      ImageClassifyResponse together = ask(function, ImageClassifyRequest.images(images));
      assertThat(together.model().name()).isEqualTo(model);
      for (int i = 0; i < images.size(); i++) {
        List<Prediction> alone =
            ask(function, ImageClassifyRequest.image(images.get(i))).predictions().orElseThrow();
        List<Prediction> among = together.batch().orElseThrow().get(i).predictions();
        assertThat(alone).hasSize(5);
        for (int top = 0; top < alone.size(); top++) {
          assertThat(among.get(top).probability())
              .as("image %d, class %d", i, top)
              .isCloseTo(alone.get(top).probability(), Offset.offset(1e-4));
        }
      }
    }
  }

  private static ImageClassifyResponse ask(ImageClassify function, ImageClassifyRequest request)
      throws Exception {
    return function.apply(request, Invocation.of("test"));
  }

  /** The pixels over and over, row after row. */
  private static byte[] png(int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, PIXELS[i % PIXELS.length]);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }
}

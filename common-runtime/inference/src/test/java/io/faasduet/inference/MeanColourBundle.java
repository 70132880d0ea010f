package io.faasduet.inference;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.protobuf.ByteString;
import io.faasduet.api.Settings;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.inference.bundle.ModelDescription.Files;
import io.faasduet.inference.bundle.ModelDescription.Output;
import io.faasduet.inference.bundle.ModelInput;
import io.faasduet.inference.bundle.ModelInput.Mean;
import io.faasduet.inference.tensorflow.TensorFlowPlatform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A bundle whose network says which colour an image is: softmax of the mean blue, green and red,
 * each divided by 100.
 */
public final class MeanColourBundle {
  public static final int SIDE = 16;

  private MeanColourBundle() {}

  /** Settings under which natives unpacked by earlier tests are found again. */
  static Settings settings() {
    assumeThat(TensorFlowPlatform.of(System.getProperty("os.name"), System.getProperty("os.arch")))
        .as("no TensorFlow libraries for this platform")
        .isPresent();
    return Settings.of(System.getenv());
  }

  public static ModelDescription description(int side) {
    return new ModelDescription(
        "mean-colour",
        ModelDescription.TENSORFLOW,
        new ModelInput(
            Optional.of("images"),
            side,
            side,
            ModelInput.NHWC,
            ModelInput.BGR,
            new Mean(0, 0, 0),
            0.01,
            Optional.empty()),
        new Output(Optional.of("colours"), Output.PROBABILITIES),
        ModelDescription.SYNTHETIC,
        "made by a test",
        Optional.empty(),
        Optional.empty(),
        new Files("saved_model.pb", "labels.txt"),
        Optional.empty());
  }

  public static ModelBundle write(Path directory) throws IOException {
    java.nio.file.Files.write(
        directory.resolve(ModelDescription.FILE_NAME), description(SIDE).toJson());
    java.nio.file.Files.writeString(
        directory.resolve("labels.txt"), "c1 blue\nc2 green as grass\nc3 red\n");
    java.nio.file.Files.write(directory.resolve("saved_model.pb"), savedModel().toByteArray());
    return ModelBundle.open(directory);
  }

  /** An image of one colour. */
  static byte[] image(int rgb) {
    BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 81; i++) {
      image.setRGB(i % 9, i / 9, rgb);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  public static SavedModel savedModel() {
    AttrValue floats = AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();
    AttrValue ints = AttrValue.newBuilder().setType(DataType.DT_INT32).build();
    TensorShapeProto shape = shape(-1, SIDE, SIDE, 3);
    ByteBuffer axes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(2);
    TensorProto axesTensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_INT32)
            .setTensorShape(shape(2))
            .setTensorContent(ByteString.copyFrom(axes.array()))
            .build();
    TensorProto onesTensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(shape(SIDE, SIDE, 3))
            .setTensorContent(ByteString.copyFrom(ones().array()))
            .build();
    GraphDef graph =
        GraphDef.newBuilder()
            .addNode(
                node("images", "Placeholder")
                    .putAttr("dtype", floats)
                    .putAttr("shape", AttrValue.newBuilder().setShape(shape).build()))
            .addNode(
                node("axes", "Const")
                    .putAttr("dtype", ints)
                    .putAttr("value", AttrValue.newBuilder().setTensor(axesTensor).build()))
            .addNode(
                node("ones", "Const")
                    .putAttr("dtype", floats)
                    .putAttr("value", AttrValue.newBuilder().setTensor(onesTensor).build()))
            .addNode(node("weighed", "Mul", "images", "ones").putAttr("T", floats))
            .addNode(
                node("mean", "Mean", "weighed", "axes")
                    .putAttr("T", floats)
                    .putAttr("Tidx", ints)
                    .putAttr("keep_dims", AttrValue.newBuilder().setB(false).build()))
            .addNode(node("colours", "Softmax", "mean").putAttr("T", floats))
            .build();
    return SavedModel.newBuilder()
        .setSavedModelSchemaVersion(1)
        .addMetaGraphs(
            MetaGraphDef.newBuilder()
                .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
                .setGraphDef(graph)
                .putSignatureDef(
                    "serving_default",
                    SignatureDef.newBuilder()
                        .putInputs("images", tensor("images:0", shape))
                        .putOutputs("colours", tensor("colours:0", shape(-1, 3)))
                        .build()))
        .build();
  }

  /** A weight for each value of an image, large enough to be kept outside the graph. */
  private static ByteBuffer ones() {
    ByteBuffer ones =
        ByteBuffer.allocate(SIDE * SIDE * 3 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (ones.hasRemaining()) {
      ones.putFloat(1);
    }
    return ones;
  }

  private static NodeDef.Builder node(String name, String operation, String... inputs) {
    return NodeDef.newBuilder()
        .setName(name)
        .setOp(operation)
        .addAllInput(java.util.List.of(inputs));
  }

  private static TensorInfo tensor(String name, TensorShapeProto shape) {
    return TensorInfo.newBuilder()
        .setName(name)
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(shape)
        .build();
  }

  private static TensorShapeProto shape(int... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return shape.build();
  }
}

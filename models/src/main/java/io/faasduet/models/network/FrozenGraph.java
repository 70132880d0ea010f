package io.faasduet.models.network;

import com.google.protobuf.CodedOutputStream;
import io.faasduet.models.proto.DataType;
import io.faasduet.models.proto.GraphDef;
import io.faasduet.models.proto.MetaGraphDef;
import io.faasduet.models.proto.SavedModel;
import io.faasduet.models.proto.SignatureDef;
import io.faasduet.models.proto.TensorInfo;
import io.faasduet.models.proto.TensorShapeProto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A classifier with its weights as constants of the graph, so that as a SavedModel it is one file.
 *
 * @param input the images; the name of their node is also that of the signature's input
 * @param output the probabilities; the name of their node is also that of the signature's output
 */
public record FrozenGraph(GraphDef graph, FeatureMap input, FeatureVector output) {
  /** The name that TensorFlow looks for. */
  public static final String FILE_NAME = "saved_model.pb";

  private static final int SCHEMA_VERSION = 1;

  /** The graph under the tag {@code serve} and the signature {@code serving_default}. */
  SavedModel savedModel() {
    SignatureDef signature =
        SignatureDef.newBuilder()
            .setMethodName("tensorflow/serving/predict")
            .putInputs(
                input.node(), tensor(input.node(), input.height(), input.width(), input.channels()))
            .putOutputs(output.node(), tensor(output.node(), output.size()))
            .build();
    return SavedModel.newBuilder()
        .setSavedModelSchemaVersion(SCHEMA_VERSION)
        .addMetaGraphs(
            MetaGraphDef.newBuilder()
                .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
                .setGraphDef(graph)
                .putSignatureDef("serving_default", signature))
        .build();
  }

  /** Writes the SavedModel into a directory; the same graph gives the same bytes. */
  public void writeTo(Path directory) throws IOException {
    try (OutputStream file =
        new BufferedOutputStream(Files.newOutputStream(directory.resolve(FILE_NAME)))) {
      CodedOutputStream coded = CodedOutputStream.newInstance(file);
      coded.useDeterministicSerialization();
      savedModel().writeTo(coded);
      coded.flush();
    }
  }

  private static TensorInfo tensor(String node, int... sizesAfterBatch) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(size(GraphBuilder.ANY));
    for (int size : sizesAfterBatch) {
      shape.addDim(size(size));
    }
    return TensorInfo.newBuilder()
        .setName(node + ":0")
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(shape)
        .build();
  }

  private static TensorShapeProto.Dim size(int size) {
    return TensorShapeProto.Dim.newBuilder().setSize(size).build();
  }
}

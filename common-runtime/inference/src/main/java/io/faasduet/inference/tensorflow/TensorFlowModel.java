package io.faasduet.inference.tensorflow;

import ai.djl.BaseModel;
import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.tensorflow.engine.SavedModelBundle;
import ai.djl.tensorflow.engine.TfSymbolBlock;
import ai.djl.tensorflow.engine.javacpp.JavacppUtils;
import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.tensorflow.SavedGraph.Weight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_ImportGraphDefOptions;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * A frozen TensorFlow SavedModel in memory, as DJL runs it. DJL's own loading hands TensorFlow a
 * graph with all weights in it and then reads it once more in Java; see {@link SavedGraph}.
 */
public final class TensorFlowModel extends BaseModel {
  private static final String SIGNATURE = "serving_default";

  /** An operation, and which of its outputs. */
  private static final Pattern TENSOR = Pattern.compile("([^:]+)(?::(\\d{1,9}))?");

  public TensorFlowModel(String name) {
    super(name);
    manager = NDManager.newBaseManager(Device.cpu(), "TensorFlow");
  }

  /**
   * Loads the weights and makes the graph ready for its first run.
   *
   * @param options those of {@link TensorFlowOptions}
   * @throws IOException if the file cannot be read or is no SavedModel
   * @throws InvalidModelException if the graph is not frozen
   */
  @Override
  @SuppressWarnings("try") // the scope is not used, it frees what is made in it
  public void load(Path directory, String file, Map<String, ?> options) throws IOException {
    setModelDir(directory);
    SavedGraph saved = SavedGraph.read(directory.resolve(file));
    if (!saved.meta().containsSignatureDef(SIGNATURE)) {
      throw new InvalidModelException("it has no signature '%s'".formatted(SIGNATURE));
    }
    ConfigProto configuration = (ConfigProto) options.get("ConfigProto");
    try (PointerScope scope = new PointerScope()) {
      TF_Graph graph = imported(saved.meta().getGraphDef());
      SignatureDef signature = saved.meta().getSignatureDefOrThrow(SIGNATURE);
      requireTensors(graph, signature.getInputsMap());
      requireTensors(graph, signature.getOutputsMap());
      TF_Session session = session(graph, configuration);
      if (!saved.weights().isEmpty()) {
        assign(saved.weights(), graph, session);
      }
      block = new TfSymbolBlock(new SavedModelBundle(graph, session, saved.meta()), SIGNATURE);
      graph.retainReference();
      session.retainReference();
    }
  }

  private static TF_Graph imported(GraphDef definition) {
    TF_Graph graph = TF_Graph.newGraph();
    TF_Status status = TF_Status.newStatus();
    tensorflow.TF_GraphImportGraphDef(
        graph,
        TF_Buffer.newBufferFromString(definition),
        TF_ImportGraphDefOptions.newImportGraphDefOptions(),
        status);
    status.throwExceptionIfNotOK();
    return graph;
  }

  /** TensorFlow itself reads what is not there. */
  private static void requireTensors(TF_Graph graph, Map<String, TensorInfo> tensors) {
    tensors.forEach(
        (name, info) -> {
          Matcher tensor = TENSOR.matcher(info.getName());
          TF_Operation operation =
              tensor.matches() ? tensorflow.TF_GraphOperationByName(graph, tensor.group(1)) : null;
          int index =
              tensor.matches() && tensor.group(2) != null ? Integer.parseInt(tensor.group(2)) : 0;
          if (operation == null
              || operation.isNull()
              || index >= tensorflow.TF_OperationNumOutputs(operation)) {
            throw new InvalidModelException(
                "the tensor '%s' of its signature is '%s', which its graph does not have"
                    .formatted(name, info.getName()));
          }
        });
  }

  private static TF_Session session(TF_Graph graph, ConfigProto configuration) {
    TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
    TF_Status status = TF_Status.newStatus();
    BytePointer encoded = new BytePointer(configuration.toByteArray());
    tensorflow.TF_SetConfig(options, encoded, encoded.capacity(), status);
    status.throwExceptionIfNotOK();
    TF_Session session = TF_Session.newSession(graph, options, status);
    status.throwExceptionIfNotOK();
    return session;
  }

  /** Copies each weight once, from the file's pages to memory of TensorFlow's. */
  private static void assign(List<Weight> weights, TF_Graph graph, TF_Session session) {
    int count = weights.size();
    TF_Tensor[] values = new TF_Tensor[count];
    TF_Operation[] inputs = new TF_Operation[count];
    TF_Operation[] assignments = new TF_Operation[count];
    for (int i = 0; i < count; i++) {
      Weight weight = weights.get(i);
      values[i] = tensor(weight);
      inputs[i] = tensorflow.TF_GraphOperationByName(graph, weight.input());
      assignments[i] = tensorflow.TF_GraphOperationByName(graph, weight.assignment());
    }
    JavacppUtils.runSession(
        session,
        RunOptions.getDefaultInstance(),
        values,
        inputs,
        new int[count],
        new TF_Operation[0],
        new int[0],
        assignments);
  }

  private static TF_Tensor tensor(Weight weight) {
    ByteBuffer bytes = weight.bytes();
    int size = bytes.remaining();
    TF_Tensor tensor =
        TF_Tensor.allocateTensor(weight.value().getDtypeValue(), weight.shape(), size);
    tensorflow.TF_TensorData(tensor).capacity(size).asByteBuffer().put(bytes);
    return tensor;
  }

  @Override
  public void close() {
    if (block != null) {
      ((TfSymbolBlock) block).close();
      block = null;
    }
    super.close();
  }
}

package io.faasduet.inference.tensorflow;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.faasduet.inference.bundle.InvalidModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A frozen SavedModel with its weights taken out of the graph: each large constant has become a
 * variable of the same name, whose value stays in the file. TensorFlow copies a graph about ten
 * times before it runs it, and would copy the weights as often. A constant of 16 bits that is cast
 * to float32 becomes a variable of float32 in the place of the cast, which is done once.
 *
 * @param meta the signatures and the graph without its weights
 * @param weights what the variables are to hold
 */
record SavedGraph(MetaGraphDef meta, List<Weight> weights) {
  /** The tag of the graph that is for serving, where a file has several. */
  private static final String SERVING = "serve";

  /** Smaller constants may be of use to TensorFlow when it prepares the graph. */
  private static final int LARGE_BYTES = 1024;

  private static final Set<String> VARIABLES = Set.of("VarHandleOp", "VariableV2", "Variable");

  SavedGraph {
    weights = List.copyOf(weights);
  }

  /**
   * A constant that has become a variable.
   *
   * @param name its node, or that of its cast, which now reads the variable
   * @param value the constant's
   */
  record Weight(String name, TensorProto value) {
    /** The node through which the value goes in. */
    String input() {
      return name + "/duet_value";
    }

    /** The node that sets the variable to what has gone in. */
    String assignment() {
      return name + "/duet_assign";
    }

    private String variable() {
      return name + "/duet_variable";
    }

    /** The size of each dimension. */
    long[] shape() {
      return value.getTensorShape().getDimList().stream().mapToLong(d -> d.getSize()).toArray();
    }

    /** The values, in the machine's byte order. */
    ByteBuffer bytes() {
      return value.getTensorContent().asReadOnlyByteBuffer();
    }

    private List<NodeDef> nodes() {
      AttrValue stored = type(value.getDtype());
      AttrValue shape = AttrValue.newBuilder().setShape(value.getTensorShape()).build();
      AttrValue shared = AttrValue.newBuilder().setS(ByteString.copyFromUtf8(name)).build();
      List<NodeDef> nodes = new ArrayList<>();
      nodes.add(node(input(), "Placeholder", stored).putAttr("shape", shape).build());
      AttrValue type = stored;
      String assigned = input();
      if (value.getDtype() == DataType.DT_HALF) {
        type = type(DataType.DT_FLOAT);
        assigned = name + "/duet_cast";
        nodes.add(
            NodeDef.newBuilder()
                .setName(assigned)
                .setOp("Cast")
                .addInput(input())
                .putAttr("SrcT", stored)
                .putAttr("DstT", type)
                .build());
      }
      nodes.add(
          node(variable(), "VarHandleOp", type)
              .putAttr("shape", shape)
              .putAttr("shared_name", shared)
              .build());
      nodes.add(node(name, "ReadVariableOp", type).addInput(variable()).build());
      nodes.add(
          node(assignment(), "AssignVariableOp", type)
              .addInput(variable())
              .addInput(assigned)
              .build());
      return nodes;
    }

    private static AttrValue type(DataType type) {
      return AttrValue.newBuilder().setType(type).build();
    }

    private static NodeDef.Builder node(String name, String operation, AttrValue type) {
      return NodeDef.newBuilder().setName(name).setOp(operation).putAttr("dtype", type);
    }
  }

  /**
   * Reads a SavedModel; the weights are read when they are used.
   *
   * @throws IOException if it cannot be read or is no SavedModel
   * @throws InvalidModelException if it is not frozen or not for serving
   */
  static SavedGraph read(Path file) throws IOException {
    SavedModel saved;
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      CodedInputStream input = UnsafeByteOperations.unsafeWrap(mapped).newCodedInput();
      input.enableAliasing(true);
      saved = SavedModel.parseFrom(input);
    }
    return saved.getMetaGraphsList().stream()
        .filter(meta -> meta.getMetaInfoDef().getTagsList().contains(SERVING))
        .findFirst()
        .map(SavedGraph::takeApart)
        .orElseThrow(
            () ->
                new InvalidModelException("%s has no graph tagged '%s'".formatted(file, SERVING)));
  }

  private static SavedGraph takeApart(MetaGraphDef frozen) {
    GraphDef.Builder graph = frozen.getGraphDef().toBuilder().clearNode();
    List<Weight> weights = new ArrayList<>();
    Map<String, TensorProto> halved = halvedWeights(frozen.getGraphDef());
    for (NodeDef node : frozen.getGraphDef().getNodeList()) {
      if (VARIABLES.contains(node.getOp())) {
        throw new InvalidModelException(
            "its weight '%s' is a variable; freeze the graph first".formatted(node.getName()));
      }
      TensorProto value =
          isCastToFloat(node) ? halved.get(producer(node.getInput(0))) : constant(node);
      if (halved.containsKey(node.getName())) {
        continue; // its cast stands for it
      } else if (value == null || !isLarge(value)) {
        graph.addNode(node);
      } else {
        requireFullContent(node.getName(), value);
        Weight weight = new Weight(node.getName(), value);
        graph.addAllNode(weight.nodes());
        weights.add(weight);
      }
    }
    return new SavedGraph(frozen.toBuilder().setGraphDef(graph).build(), weights);
  }

  /** Large constants of 16 bits that are cast to float32 and used for nothing else. */
  private static Map<String, TensorProto> halvedWeights(GraphDef graph) {
    Map<String, TensorProto> halved = new HashMap<>();
    for (NodeDef node : graph.getNodeList()) {
      TensorProto value = constant(node);
      if (isLarge(value) && value.getDtype() == DataType.DT_HALF) {
        halved.put(node.getName(), value);
      }
    }
    for (NodeDef node : graph.getNodeList()) {
      if (!isCastToFloat(node)) {
        node.getInputList().forEach(input -> halved.remove(producer(input)));
      }
    }
    return halved;
  }

  /** The node that an input comes from: of {@code kernel:0} and of {@code kernel} the same. */
  private static String producer(String input) {
    return input.replaceFirst(":0$", "");
  }

  private static boolean isLarge(TensorProto value) {
    return value.getTensorContent().size() >= LARGE_BYTES && bytesEach(value.getDtype()) > 0;
  }

  /** TensorFlow would read beyond the end of a weight that is shorter than its shape says. */
  private static void requireFullContent(String name, TensorProto value) {
    long bytes = bytesEach(value.getDtype());
    try {
      for (TensorShapeProto.Dim dimension : value.getTensorShape().getDimList()) {
        bytes = Math.multiplyExact(bytes, dimension.getSize());
      }
    } catch (ArithmeticException e) {
      bytes = -1;
    }
    boolean negative =
        value.getTensorShape().getDimList().stream().anyMatch(dim -> dim.getSize() < 0);
    if (negative || bytes != value.getTensorContent().size()) {
      throw new InvalidModelException(
          "its weight '%s' has %d bytes, which are no %s of the shape %s"
              .formatted(
                  name,
                  value.getTensorContent().size(),
                  value.getDtype(),
                  Arrays.toString(new Weight(name, value).shape())));
    }
  }

  /** The size of an element; 0 of types that stay in the graph. */
  private static int bytesEach(DataType type) {
    return switch (type) {
      case DT_BOOL, DT_INT8, DT_UINT8 -> 1;
      case DT_HALF, DT_BFLOAT16, DT_INT16, DT_UINT16 -> 2;
      case DT_FLOAT, DT_INT32, DT_UINT32 -> 4;
      case DT_DOUBLE, DT_INT64, DT_UINT64 -> 8;
      default -> 0;
    };
  }

  private static boolean isCastToFloat(NodeDef node) {
    return node.getOp().equals("Cast")
        && node.getInputCount() > 0
        && node.containsAttr("DstT")
        && node.getAttrOrThrow("DstT").getType() == DataType.DT_FLOAT;
  }

  /** A constant's value; an empty one if the node is something else. */
  private static TensorProto constant(NodeDef node) {
    return node.getOp().equals("Const") && node.containsAttr("value")
        ? node.getAttrOrThrow("value").getTensor()
        : TensorProto.getDefaultInstance();
  }
}

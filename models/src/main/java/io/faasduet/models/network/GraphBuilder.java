package io.faasduet.models.network;

import com.google.protobuf.UnsafeByteOperations;
import io.faasduet.models.proto.AttrValue;
import io.faasduet.models.proto.DataType;
import io.faasduet.models.proto.GraphDef;
import io.faasduet.models.proto.NodeDef;
import io.faasduet.models.proto.TensorProto;
import io.faasduet.models.proto.TensorShapeProto;
import io.faasduet.models.proto.VersionDef;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a TensorFlow graph node by node. Each method answers the name of the node it added, which
 * is what other nodes take as an input; an input must have been added before.
 */
final class GraphBuilder {
  /** A size that is left open, such as the batch. */
  static final int ANY = -1;

  /** The graph version of TensorFlow 2.16; every TensorFlow 2 reads it. */
  private static final VersionDef VERSIONS =
      VersionDef.newBuilder().setProducer(1766).setMinConsumer(12).build();

  private final GraphDef.Builder graph = GraphDef.newBuilder().setVersions(VERSIONS);
  private final Set<String> names = new HashSet<>();

  /** A float32 tensor that is fed. */
  String placeholder(String name, List<Integer> shape) {
    return add(
        name,
        "Placeholder",
        List.of(),
        Map.of("dtype", Attributes.FLOAT, "shape", Attributes.shape(shapeOf(shape))));
  }

  /** A float32 constant. */
  String constant(String name, float[] values, List<Integer> shape) {
    ByteBuffer bytes = littleEndian(values.length);
    bytes.asFloatBuffer().put(values);
    return constant(name, DataType.DT_FLOAT, bytes, shape);
  }

  /** A float32 constant whose values are stored in half the bytes. */
  String halved(String name, float[] values, List<Integer> shape) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putShort(Float16.of(value));
    }
    String stored = constant(name, DataType.DT_HALF, bytes.flip(), shape);
    return add(
        name + "/float32",
        "Cast",
        List.of(stored),
        Map.of(
            "SrcT", Attributes.type(DataType.DT_HALF),
            "DstT", Attributes.FLOAT,
            "Truncate", Attributes.flag(false)));
  }

  /** An int32 vector. */
  String constant(String name, int... values) {
    ByteBuffer bytes = littleEndian(values.length);
    bytes.asIntBuffer().put(values);
    return constant(name, DataType.DT_INT32, bytes, List.of(values.length));
  }

  /** An int32 matrix, row by row. */
  String matrix(String name, int columns, int[] values) {
    ByteBuffer bytes = littleEndian(values.length);
    bytes.asIntBuffer().put(values);
    return constant(name, DataType.DT_INT32, bytes, List.of(values.length / columns, columns));
  }

  /** An int32 scalar. */
  String scalar(String name, int value) {
    return constant(name, DataType.DT_INT32, littleEndian(1).putInt(0, value), List.of());
  }

  /** An operation on float32 tensors. */
  String add(String name, String operation, List<String> inputs, Map<String, AttrValue> settings) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("the graph has two nodes of the name " + name);
    }
    inputs.forEach(this::requireAdded);
    graph.addNode(
        NodeDef.newBuilder()
            .setName(name)
            .setOp(operation)
            .addAllInput(inputs)
            .putAllAttr(settings));
    return name;
  }

  GraphDef build() {
    return graph.build();
  }

  private void requireAdded(String input) {
    if (!names.contains(input)) {
      throw new IllegalArgumentException("the graph has no node of the name " + input);
    }
  }

  private String constant(String name, DataType type, ByteBuffer bytes, List<Integer> shape) {
    TensorProto value =
        TensorProto.newBuilder()
            .setDtype(type)
            .setTensorShape(shapeOf(shape))
            .setTensorContent(UnsafeByteOperations.unsafeWrap(bytes))
            .build();
    return add(
        name,
        "Const",
        List.of(),
        Map.of("dtype", Attributes.type(type), "value", Attributes.tensor(value)));
  }

  private static ByteBuffer littleEndian(int values) {
    return ByteBuffer.allocate(Math.multiplyExact(values, 4)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorShapeProto shapeOf(List<Integer> sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return shape.build();
  }
}

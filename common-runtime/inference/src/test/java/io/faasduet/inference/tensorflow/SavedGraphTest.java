package io.faasduet.inference.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.faasduet.inference.MeanColourBundle;
import io.faasduet.inference.bundle.InvalidModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

class SavedGraphTest {
  private static final MetaGraphDef FROZEN = MeanColourBundle.savedModel().getMetaGraphs(0);

  @TempDir Path directory;

  @Test
  void aLargeConstantBecomesAVariableOfItsName() throws IOException {
    SavedGraph graph = read(FROZEN);
    assertThat(graph.weights()).hasSize(1);
    SavedGraph.Weight ones = graph.weights().get(0);
    assertThat(ones.name()).isEqualTo("ones");
    assertThat(ones.shape()).containsExactly(16, 16, 3);
    ByteBuffer values = ones.bytes().order(ByteOrder.LITTLE_ENDIAN);
    assertThat(values.remaining()).isEqualTo(16 * 16 * 3 * Float.BYTES);
    while (values.hasRemaining()) {
      assertThat(values.getFloat()).isEqualTo(1);
    }
    assertThat(operation(graph, "ones")).isEqualTo("ReadVariableOp");
    assertThat(operation(graph, ones.input())).isEqualTo("Placeholder");
    assertThat(operation(graph, ones.assignment())).isEqualTo("AssignVariableOp");
  }

  /** A cast may name the constant, or its output. */
  @ParameterizedTest
  @ValueSource(strings = {"halves", "halves:0"})
  void aConstantOf16BitsIsAVariableInThePlaceOfItsCast(String input) throws IOException {
    SavedGraph graph = read(withHalves(input));
    assertThat(graph.weights())
        .extracting(SavedGraph.Weight::name)
        .containsExactlyInAnyOrder("ones", "floats");
    assertThat(operation(graph, "floats")).isEqualTo("ReadVariableOp");
    assertThat(graph.meta().getGraphDef().getNodeList())
        .extracting(NodeDef::getName)
        .doesNotContain("halves");
  }

  private static MetaGraphDef withHalves(String input) {
    TensorProto halves =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_HALF)
            .setTensorShape(
                TensorShapeProto.newBuilder()
                    .addDim(TensorShapeProto.Dim.newBuilder().setSize(1024)))
            .setTensorContent(ByteString.copyFrom(new byte[2 * 1024]))
            .build();
    NodeDef constant =
        NodeDef.newBuilder()
            .setName("halves")
            .setOp("Const")
            .putAttr("dtype", AttrValue.newBuilder().setType(DataType.DT_HALF).build())
            .putAttr("value", AttrValue.newBuilder().setTensor(halves).build())
            .build();
    NodeDef cast =
        NodeDef.newBuilder()
            .setName("floats")
            .setOp("Cast")
            .addInput(input)
            .putAttr("SrcT", AttrValue.newBuilder().setType(DataType.DT_HALF).build())
            .putAttr("DstT", AttrValue.newBuilder().setType(DataType.DT_FLOAT).build())
            .build();
    GraphDef graph = FROZEN.getGraphDef().toBuilder().addNode(constant).addNode(cast).build();
    return FROZEN.toBuilder().setGraphDef(graph).build();
  }

  @Test
  void theRestStaysAsItIs() throws IOException {
    SavedGraph graph = read(FROZEN);
    assertThat(graph.meta().getSignatureDefMap()).isEqualTo(FROZEN.getSignatureDefMap());
    assertThat(graph.meta().getGraphDef().getNodeList())
        .containsAll(
            FROZEN.getGraphDef().getNodeList().stream()
                .filter(node -> !node.getName().equals("ones"))
                .toList());
  }

  @Test
  void aGraphWithVariablesOfItsOwnIsRefused() {
    GraphDef.Builder graph =
        FROZEN.getGraphDef().toBuilder()
            .addNode(NodeDef.newBuilder().setName("kernel").setOp("VarHandleOp"));
    MetaGraphDef unfrozen = FROZEN.toBuilder().setGraphDef(graph).build();
    assertThatThrownBy(() -> read(unfrozen))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("its weight 'kernel' is a variable; freeze the graph first");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 15, 17, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
  void aWeightOfAnotherSizeThanItsShapeIsRefused(long side) {
    GraphDef.Builder graph = FROZEN.getGraphDef().toBuilder();
    for (NodeDef.Builder node : graph.getNodeBuilderList()) {
      if (node.getName().equals("ones")) {
        TensorProto.Builder value = node.getAttrOrThrow("value").getTensor().toBuilder();
        value.getTensorShapeBuilder().getDimBuilder(0).setSize(side);
        node.putAttr("value", AttrValue.newBuilder().setTensor(value).build());
      }
    }
    MetaGraphDef lying = FROZEN.toBuilder().setGraphDef(graph).build();
    assertThatThrownBy(() -> read(lying))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith("its weight 'ones' has 3072 bytes, which are no DT_FLOAT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cast", "Const"})
  void aNodeWithoutWhatItsKindHasIsLeftToTensorFlow(String operation) throws IOException {
    NodeDef bare = NodeDef.newBuilder().setName("bare").setOp(operation).build();
    GraphDef graph = FROZEN.getGraphDef().toBuilder().addNode(bare).build();
    assertThat(
            read(FROZEN.toBuilder().setGraphDef(graph).build()).meta().getGraphDef().getNodeList())
        .contains(bare);
  }

  @Test
  void aGraphThatIsNotForServingIsRefused() {
    MetaGraphDef training =
        FROZEN.toBuilder()
            .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("train"))
            .build();
    assertThatThrownBy(() -> read(training))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageEndingWith("has no graph tagged 'serve'");
  }

  private SavedGraph read(MetaGraphDef meta) throws IOException {
    Path file = directory.resolve("saved_model.pb");
    Files.write(file, SavedModel.newBuilder().addMetaGraphs(meta).build().toByteArray());
    return SavedGraph.read(file);
  }

  private static String operation(SavedGraph graph, String name) {
    return graph.meta().getGraphDef().getNodeList().stream()
        .filter(node -> node.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getOp();
  }
}

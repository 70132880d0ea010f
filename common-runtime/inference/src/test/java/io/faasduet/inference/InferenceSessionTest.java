package io.faasduet.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import com.google.protobuf.ByteString;
import io.faasduet.api.Timings;
import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.inference.tensorflow.TensorFlowNatives;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.SavedModel;

@Timeout(60)
class InferenceSessionTest {
  private static final int FLOATS = MeanColourBundle.SIDE * MeanColourBundle.SIDE * 3;

  @TempDir Path directory;

  @Test
  void closeDoesNotWaitForAPassWithoutEnd() throws Exception {
    InferenceSession session = load(Duration.ofMillis(50));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    FutureTask<NetworkOutput> pass = start(() -> run(session, begun, mayEnd));
    begun.await();

    session.close();

    assertThat(pass).isNotDone();
    mayEnd.countDown();
    assertThat(pass.get(30, TimeUnit.SECONDS).values()).hasSize(3);
    assertThatThrownBy(() -> run(session, new CountDownLatch(1), new CountDownLatch(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the network was closed");
  }

  @Test
  void closeThatIsInterruptedStillWaitsAndKeepsTheInterrupt() throws Exception {
    InferenceSession session = load(Duration.ofSeconds(30));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    FutureTask<NetworkOutput> pass = start(() -> run(session, begun, mayEnd));
    begun.await();
    FutureTask<Boolean> closing =
        start(
            () -> {
              Thread.currentThread().interrupt();
              session.close();
              return Thread.interrupted();
            });
    mayEnd.countDown();
    assertThat(closing.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(pass.get(30, TimeUnit.SECONDS).values()).hasSize(3);
  }

  @Test
  void aModelWithoutServingSignatureIsRefused() throws IOException {
    ModelBundle bundle = MeanColourBundle.write(directory);
    SavedModel.Builder saved = MeanColourBundle.savedModel().toBuilder();
    saved.getMetaGraphsBuilder(0).clearSignatureDef();
    Files.write(directory.resolve("saved_model.pb"), saved.build().toByteArray());
    assertThatThrownBy(() -> InferenceSession.load(bundle, MeanColourBundle.settings()))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("it has no signature 'serving_default'");
  }

  @Test
  void aGraphThatFailsWhileItRunsNamesTheModel() throws Exception {
    ModelBundle bundle = MeanColourBundle.write(directory);
    SavedModel.Builder saved = MeanColourBundle.savedModel().toBuilder();
    var graph = saved.getMetaGraphsBuilder(0).getGraphDefBuilder();
    graph.getNodeBuilderList().stream()
        .filter(node -> node.getName().equals("colours"))
        .forEach(
            node ->
                node.setOp("CheckNumerics")
                    .putAttr(
                        "message",
                        AttrValue.newBuilder().setS(ByteString.copyFromUtf8("test")).build()));
    Files.write(directory.resolve("saved_model.pb"), saved.build().toByteArray());
    try (InferenceSession session = InferenceSession.load(bundle, MeanColourBundle.settings())) {
      float[] notNumbers = new float[FLOATS];
      Arrays.fill(notNumbers, Float.NaN);
      assertThatThrownBy(
              () ->
                  session.run(
                      List.of(notNumbers), (image, input) -> input.put(image), new Timings()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("mean-colour cannot be run");
    }
  }

  /** TensorFlowModel replaces DJL's loader and uses parts of it that DJL may change. */
  @Test
  void answersAsDjlsOwnLoaderDoes() throws Exception {
    assertThat(Engine.getDjlVersion())
        .as("DJL was upgraded: if the rest of this test passes, enter the new version here")
        .isEqualTo("0.36.0");
    ModelBundle bundle = MeanColourBundle.write(directory);
    TensorFlowNatives.load(MeanColourBundle.settings());
    float[] input = new float[FLOATS];
    Random random = new Random(3);
    for (int i = 0; i < FLOATS; i++) {
      input[i] = random.nextFloat();
    }
    float[] expected;
    try (Model model = Engine.getEngine("TensorFlow").newModel("mean-colour", Device.cpu())) {
      model.load(bundle.directory(), "mean-colour", Map.of("Tags", "serve"));
      try (PooledPredictor djl = new PooledPredictor(model, bundle.description())) {
        djl.input(1).put(input);
        expected = djl.run(1).values();
      }
    }
    try (InferenceSession session = InferenceSession.load(bundle, MeanColourBundle.settings())) {
      NetworkOutput actual =
          session.run(List.of(input), (image, to) -> to.put(image), new Timings());
      assertThat(actual.values()).containsExactly(expected, Offset.offset(1e-6f));
    }
  }

  private InferenceSession load(Duration closeLimit) throws IOException {
    return InferenceSession.load(
        MeanColourBundle.write(directory), MeanColourBundle.settings(), closeLimit);
  }

  private static NetworkOutput run(
      InferenceSession session, CountDownLatch begun, CountDownLatch mayEnd) throws Exception {
    return session.run(
        List.of("image"),
        (image, input) -> {
          begun.countDown();
          await(mayEnd);
          writeZeros(input);
        },
        new Timings());
  }

  private static void writeZeros(FloatBuffer input) {
    input.put(new float[FLOATS]);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "inference-session-test");
    thread.setDaemon(true);
    thread.start();
    return task;
  }
}

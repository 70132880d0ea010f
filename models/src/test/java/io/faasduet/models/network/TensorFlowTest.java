package io.faasduet.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import io.faasduet.inference.bundle.ModelInput;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written, as TensorFlow itself runs it. */
public class TensorFlowTest {
  private static final int CLASSES = 1000;
  private static final int TOGETHER = 8;
  private static final int ALONE = 3;

  private static final Map<Network, Answers> ANSWERS = new EnumMap<>(Network.class);

  @TempDir Path directory;

  @BeforeAll
  static void unpack() throws Exception {
    TensorFlowLibraries.require();
  }

  /** The others are compared with Keras instead; the largest would take minutes here. */
  @ParameterizedTest
  @EnumSource(names = "SQUEEZENET_1_1")
  void answersWhatAPlainJavaRunOfTheGraphAnswers(Network network) throws Exception {
    FrozenGraph graph = network.freeze(withBiases(network.seeded(3)));
    graph.writeTo(directory);
    ReferenceRun.Array image = TestImages.of(1, network.input());
    float[] expected = ReferenceRun.of(graph.graph(), image).get(Network.OUTPUT).values();

    float[] actual = run(directory, network.input(), image)[0];

    assertThat(actual).hasSize(CLASSES);
    for (int i = 0; i < CLASSES; i++) {
      assertThat(actual[i]).as("class %d", i).isCloseTo(expected[i], within(1e-5f));
      assertThat(Math.log(actual[i])).isCloseTo(Math.log(expected[i]), within(1e-4));
    }
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void answersABatchAsItAnswersEachOfItsImages(Network network) throws Exception {
    Answers answers = answers(network);

    for (int i = 0; i < ALONE; i++) {
      assertThat(answers.together[i]).containsExactly(answers.alone[i], within(1e-5f));
    }
  }

  /** Random weights are worth running only if their answers vary as a trained network's do. */
  @ParameterizedTest
  @EnumSource(Network.class)
  void seededWeightsTellImagesApart(Network network) throws Exception {
    float[][] answers = answers(network).together;

    assertThat(answers).hasNumberOfRows(TOGETHER);
    Set<Integer> best = new HashSet<>();
    for (float[] probabilities : answers) {
      double sum = IntStream.range(0, CLASSES).mapToDouble(i -> probabilities[i]).sum();
      assertThat(sum).isCloseTo(1, within(1e-5));
      int top = top(probabilities);
      assertThat(probabilities[top]).isBetween(0.003f, 0.97f);
      best.add(top);
    }
    assertThat(best).hasSizeGreaterThan(2);
  }

  /**
   * What a network with seeded weights answers to a batch, and to the first of it by themselves.
   */
  private record Answers(float[][] together, float[][] alone) {}

  /** A large network takes seconds to make and to load, so it is asked all questions at once. */
  private Answers answers(Network network) throws Exception {
    Answers known = ANSWERS.get(network);
    if (known != null) {
      return known;
    }
    network.freeze(network.seeded(42)).writeTo(directory);
    ReferenceRun.Array[] images =
        IntStream.range(0, TOGETHER)
            .mapToObj(i -> TestImages.of(i, network.input()))
            .toArray(ReferenceRun.Array[]::new);
    try (Model model = load(directory)) {
      float[][] alone = new float[ALONE][];
      for (int i = 0; i < ALONE; i++) {
        alone[i] = run(model, network.input(), images[i])[0];
      }
      Answers answers = new Answers(run(model, network.input(), images), alone);
      ANSWERS.put(network, answers);
      return answers;
    }
  }

  /** What the network in a bundle answers to each image. */
  public static float[][] run(Path bundle, ModelInput input, ReferenceRun.Array... images)
      throws Exception {
    try (Model model = load(bundle)) {
      return run(model, input, images);
    }
  }

  private static Model load(Path bundle) throws Exception {
    Model model = Model.newInstance("bundle", "TensorFlow");
    model.load(bundle);
    return model;
  }

  private static float[][] run(Model model, ModelInput input, ReferenceRun.Array... images)
      throws Exception {
    int size = input.height() * input.width() * 3;
    FloatBuffer values = FloatBuffer.allocate(images.length * size);
    Arrays.stream(images).map(ReferenceRun.Array::values).forEach(values::put);
    values.flip();
    try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
        NDManager manager = model.getNDManager().newSubManager()) {
      Shape shape = new Shape(images.length, input.height(), input.width(), 3);
      float[] all =
          predictor
              .predict(new NDList(manager.create(values, shape)))
              .singletonOrThrow()
              .toFloatArray();
      int classes = all.length / images.length;
      return IntStream.range(0, images.length)
          .mapToObj(i -> Arrays.copyOfRange(all, i * classes, (i + 1) * classes))
          .toArray(float[][]::new);
    }
  }

  /** Seeded weights have no biases; with them, a bias that is not added shows. */
  private static WeightSource withBiases(WeightSource weights) {
    return variable -> {
      float[] values = weights.values(variable);
      if (variable.role() == Variable.Role.BIAS) {
        GaussianStream numbers = new GaussianStream(1, variable.name());
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (3 * numbers.next());
        }
      }
      return values;
    };
  }

  private static int top(float[] values) {
    return IntStream.range(0, values.length)
        .reduce((best, i) -> values[i] > values[best] ? i : best)
        .orElseThrow();
  }
}

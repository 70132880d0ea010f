package io.faasduet.studies.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The values are PyTorch 2.7.1's, by functions-studies/checks/training_pytorch.py. */
class PerceptronTest {
  private static final int FEATURES = 6787;
  private static final int SECOND = (FEATURES + 1) * Perceptron.HIDDEN;
  private static final int ROWS = 64;
  private static final int WORDS = 12;

  @Test
  void theGradientIsPyTorchs() {
    Perceptron network = network();
    double[] gradient = new double[network.parameters().length];

    assertThat(network.loss(batch(), gradient)).isCloseTo(12.022952689306, within(1e-5));

    double squares = 0;
    for (double slope : gradient) {
      squares += slope * slope;
    }
    assertThat(Math.sqrt(squares)).isCloseTo(12.583933301634, within(1e-5));
    Map.of(
            0,
            -0.002488550518,
            5470,
            -0.004977101036,
            SECOND - 10,
            -0.052650592467,
            SECOND - 5,
            0.772377486751,
            SECOND,
            0.224325435357,
            SECOND + 57,
            -0.355635446615,
            SECOND + 104,
            -1.273272143282,
            SECOND + 113,
            -0.129175482486,
            SECOND + 119,
            -0.484641941550,
            SECOND + 120,
            -6.237858947040)
        .forEach(
            (i, expected) ->
                assertThat(gradient[i]).as("gradient[%d]", i).isCloseTo(expected, within(1e-5)));
  }

  @Test
  void aStepOfAdamIsPyTorchs() {
    Perceptron network = network();
    train(network, 1);
    Map.of(
            0,
            0.030552016648,
            5470,
            0.030690007710,
            67865,
            -0.097871581621,
            SECOND - 10,
            0.085453714740,
            SECOND - 5,
            -0.061302910591,
            SECOND,
            0.141442064377,
            SECOND + 57,
            -0.470175849730,
            SECOND + 104,
            0.126872750616,
            SECOND + 113,
            0.134991148276,
            SECOND + 120,
            -0.447268126036)
        .forEach(
            (i, expected) ->
                assertThat(network.parameters()[i])
                    .as("parameter[%d]", i)
                    .isCloseTo(expected, within(1e-5)));
  }

  @Test
  void theLossAfterTwentyStepsIsPyTorchs() {
    Perceptron network = network();
    train(network, 20);
    assertThat(network.loss(batch(), new double[network.parameters().length]))
        .isCloseTo(7.950655076944, within(1e-5));
  }

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    SparseBatch batch = new SeededReviews(50, 6, 3).batch(0, 20);
    Perceptron network = Perceptron.drawn(50, 7);
    double[] parameters = network.parameters();
    double[] gradient = new double[parameters.length];
    network.loss(batch, gradient);
    double[] unused = new double[parameters.length];
    double h = 1e-6;
    for (int i = 0; i < parameters.length; i++) {
      double value = parameters[i];
      parameters[i] = value + h;
      double above = network.loss(batch, unused);
      parameters[i] = value - h;
      double below = network.loss(batch, unused);
      parameters[i] = value;
      assertThat((above - below) / (2 * h))
          .as("parameter %d", i)
          .isCloseTo(gradient[i], within(1e-5));
    }
  }

  private static void train(Perceptron network, int steps) {
    SparseBatch batch = batch();
    double[] gradient = new double[network.parameters().length];
    Adam adam = Adam.of(gradient.length);
    for (int i = 0; i < steps; i++) {
      network.loss(batch, gradient);
      adam.step(network.parameters(), gradient);
    }
  }

  private static Perceptron network() {
    double[] parameters = new double[Perceptron.size(FEATURES)];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = Math.sin(0.7 * i + 0.3) * (i < SECOND ? 0.1 : 0.5);
    }
    return new Perceptron(FEATURES, parameters);
  }

  private static SparseBatch batch() {
    int[] starts = new int[ROWS + 1];
    int[] words = new int[ROWS * WORDS];
    float[] counts = new float[ROWS * WORDS];
    float[] ratings = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < WORDS; i++) {
        words[row * WORDS + i] = (row * 131 + i * 547) % FEATURES;
        counts[row * WORDS + i] = 1 + (row + i) % 3;
      }
      starts[row + 1] = (row + 1) * WORDS;
      ratings[row] = 1 + row % 5;
    }
    return new SparseBatch(FEATURES, starts, words, counts, ratings);
  }
}

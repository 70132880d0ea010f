package io.faasduet.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.bundle.Label;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionTest {
  private static final List<Label> LABELS =
      IntStream.range(0, 50).mapToObj(i -> new Label("n" + i, "label " + i)).toList();

  @Test
  void theTopIsWhatSortingGivesWithTiesInTheOrderOfTheLabels() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      float[] probabilities = new float[2 * LABELS.size()];
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = random.nextInt(12) / 12f;
      }
      int start = round % 2 * LABELS.size();
      List<String> sorted =
          IntStream.range(0, LABELS.size())
              .boxed()
              .sorted(Comparator.comparing(i -> -probabilities[start + i]))
              .map(i -> "n" + i)
              .toList();
      for (int count : new int[] {1, 5, 50, 99}) {
        assertThat(Prediction.top(count, probabilities, start, LABELS))
            .extracting(Prediction::wnid)
            .isEqualTo(sorted.subList(0, Math.min(count, 50)));
      }
    }
  }

  @Test
  void aNetworkThatAnswersNoNumberIsAnError() {
    float[] probabilities = new float[LABELS.size()];
    probabilities[30] = Float.NaN;
    assertThatThrownBy(() -> Prediction.top(5, probabilities, 0, LABELS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void aLabelIsAnIdAndAText() {
    assertThat(Label.parse("n02123045 tabby, tabby cat"))
        .isEqualTo(new Label("n02123045", "tabby, tabby cat"));
    for (String wrong : new String[] {"", "n02123045", "n02123045 ", " tabby"}) {
      assertThatThrownBy(() -> Label.parse(wrong)).isInstanceOf(InvalidModelException.class);
    }
  }
}

package io.faasduet.models.pytorch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.faasduet.models.network.Variable;
import io.faasduet.models.network.Variable.Role;
import io.faasduet.models.network.WeightsFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch has written; models/checks/make_state_dicts.py made them. */
class StateDictWeightsTest {
  private static final Variable KERNEL = new Variable("fc", Role.KERNEL, List.of(3, 2));
  private static final Variable BIAS = new Variable("fc", Role.BIAS, List.of(2));
  private static final Variable MEAN = new Variable("bn", Role.MOVING_MEAN, List.of(2));
  private static final List<Variable> NETWORK =
      List.of(
          KERNEL,
          BIAS,
          new Variable("bn", Role.GAMMA, List.of(2)),
          new Variable("bn", Role.BETA, List.of(2)),
          MEAN,
          new Variable("bn", Role.MOVING_VARIANCE, List.of(2)));

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"old.pth", "new.pth", "checkpoint.pth"})
  void areReadOfEveryFormatThatPyTorchWrites(String file) throws IOException {
    StateDictWeights weights = StateDictWeights.open(fixture(file), NETWORK);

    assertThat(weights.values(KERNEL)).as("inputs first").containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(weights.values(BIAS)).containsExactly(0.5f, -0.5f);
    assertThat(weights.values(MEAN)).as("float64").containsExactly(7, 8);
  }

  @Test
  void areRefusedWithEachTensorThatDoesNotFit() {
    List<Variable> another =
        List.of(
            new Variable("fc", Role.KERNEL, List.of(4, 2)),
            BIAS,
            new Variable("conv", Role.KERNEL, List.of(5, 3, 2, 8)),
            new Variable("conv2", Role.DEPTHWISE_KERNEL, List.of(5, 3, 8, 1)));

    assertThatThrownBy(() -> StateDictWeights.open(fixture("new.pth"), another))
        .isInstanceOf(WeightsFileException.class)
        .hasMessageEndingWith("new.pth does not hold this network's weights; nothing was written")
        .asInstanceOf(type(WeightsFileException.class))
        .satisfies(
            refusal ->
                assertThat(refusal.faults())
                    .containsExactly(
                        "misshapen: fc.weight is [2, 3], not [2, 4]",
                        "missing: conv.weight [8, 2, 5, 3]",
                        "missing: conv2.weight [8, 1, 5, 3]",
                        "extra: bn.bias [2]",
                        "extra: bn.running_mean [2]",
                        "extra: bn.running_var [2]",
                        "extra: bn.weight [2]"));
  }

  /** A transposed tensor shares the numbers of another: it is [3, 2], and they lie as [2, 3]. */
  @Test
  void ofAViewAreReadInItsOwnOrder() throws IOException {
    Variable kernel = new Variable("layer", Role.KERNEL, List.of(2, 3));
    StateDictWeights weights = StateDictWeights.open(fixture("view.pth"), List.of(kernel));
    assertThat(weights.values(kernel)).containsExactly(1, 2, 3, 4, 5, 6);
  }

  /** A pickle may call anything: what is not needed for tensors is not called. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "module.pth | it holds a torch.nn.modules.linear.Linear, which is no tensor",
        "call | it holds a os.system, which is no tensor",
        "text | it does not begin as one",
      })
  void ofAnythingButTensorsAreRefused(String file, String reason) throws IOException {
    Path weights =
        switch (file) {
          case "call" -> pickle("cos\nsystem\n(S'touch /tmp/called'\ntR.");
          case "text" -> pickle("X\4\0\0\0text.");
          default -> fixture(file);
        };
    assertThatThrownBy(() -> StateDictWeights.open(weights, NETWORK))
        .isInstanceOf(WeightsFileException.class)
        .hasMessageContaining(
            "cannot be read as a PyTorch state dict: %s; torch.save(model.state_dict(), file)"
                .formatted(reason));
  }

  /** Wherever a file is cut, it is refused in words. */
  @ParameterizedTest
  @ValueSource(strings = {"old.pth", "new.pth"})
  void ofAFileThatIsCutShortAreRefused(String file) throws IOException {
    byte[] whole = Files.readAllBytes(fixture(file));
    for (int length = 2; length < whole.length; length += 7) {
      Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> StateDictWeights.open(cut, NETWORK))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(WeightsFileException.class)
          .hasMessageContaining("cannot be read as a PyTorch state dict: ");
    }
  }

  /** One byte of five changed at a time: read as something, or refused; nothing else is thrown. */
  @ParameterizedTest
  @ValueSource(strings = {"old.pth", "new.pth"})
  void ofADamagedFileAreReadOrRefused(String file) throws IOException {
    byte[] whole = Files.readAllBytes(fixture(file));
    int refused = 0;
    for (int at = 0; at < whole.length; at += 5) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0xA5;
      Path changed = Files.write(directory.resolve("damaged"), damaged);
      try {
        StateDictWeights weights = StateDictWeights.open(changed, NETWORK);
        NETWORK.forEach(variable -> assertThat(weights.values(variable)).isNotEmpty());
      } catch (WeightsFileException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private Path pickle(String text) throws IOException {
    return Files.write(directory.resolve("pickle"), ("\u0080\2" + text).getBytes(ISO_8859_1));
  }

  private Path fixture(String name) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in =
        StateDictWeightsTest.class.getResourceAsStream("/io/faasduet/models/pytorch/" + name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }
}

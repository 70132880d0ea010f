package io.faasduet.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.files.FileTree;
import io.faasduet.inference.tensorflow.TensorFlowNatives;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TensorFlow's libraries are gone by the time that a network is loaded. */
class LostLibrariesTest {
  @TempDir Path directory;

  /** A process of its own, since one that has loaded the libraries cannot begin anew. */
  static final class Program {
    public static void main(String[] arguments) throws Exception {
      Path cache = Path.of(arguments[0]);
      Settings settings = Settings.of(Map.of("DUET_CACHE", cache.toString()));
      TensorFlowNatives.load(settings);
      FileTree.delete(cache);
      InferenceSession.load(MeanColourBundle.write(Path.of(arguments[1])), settings).close();
      System.out.println("loaded once");
    }
  }

  @Test
  @Timeout(60)
  void aNetworkNeedsNoneOfTheFilesThatWereLoaded() throws Exception {
    MeanColourBundle.settings(); // skips where there are no libraries
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                directory.resolve("cache").toString(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(output).contains("loaded once");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}

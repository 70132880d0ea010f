package io.faasduet.inference.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorFlowNativesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64, libtensorflow_cc.so.2",
    "Mac OS X, aarch64, macosx-arm64, libtensorflow_cc.2.dylib",
    "Mac OS X, x86_64, macosx-x86_64, libtensorflow_cc.2.dylib"
  })
  void platformsWithLibrariesAreKnown(String os, String arch, String classifier, String library) {
    TensorFlowPlatform platform = TensorFlowPlatform.of(os, arch).orElseThrow();
    assertThat(platform.classifier()).isEqualTo(classifier);
    assertThat(platform.resource(platform.libraries().get(0)))
        .isEqualTo("org/tensorflow/internal/c_api/" + classifier + "/" + library);
  }

  @ParameterizedTest
  @CsvSource({"Linux, aarch64", "Windows 11, amd64", "SunOS, sparcv9"})
  void otherPlatformsAreToldWhatThereIs(String os, String arch) {
    assertThat(TensorFlowPlatform.of(os, arch)).isEmpty();
    assertThat(TensorFlowNatives.unsupported(os, arch))
        .hasMessageContaining("for " + os + " on " + arch)
        .hasMessageContaining("linux-x86_64, macosx-arm64 and macosx-x86_64");
  }

  @ParameterizedTest
  @CsvSource({"DUET_NATIVES", "TENSORFLOW_LIBRARY_PATH"})
  void aDirectoryThatIsNamedMustHoldLibraries(String setting) throws IOException {
    Settings settings = Settings.of(Map.of(setting, directory.toString()));
    assertThatThrownBy(() -> TensorFlowNatives.find(settings))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(setting)
        .hasMessageContaining(TensorFlowNatives.ENTRY_LIBRARY);
  }
}

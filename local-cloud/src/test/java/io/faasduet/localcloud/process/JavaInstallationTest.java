package io.faasduet.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaInstallationTest {
  @TempDir Path directory;

  @Test
  void isADirectoryThatSaysWhatItIsAndHasTheProgram() throws IOException {
    Path earlier = installed("21", "21.0.1");
    Path later = installed("21-later", "21.0.10");
    Path latest = installed("25", "25");
    Path ancient = installed("8", "1.8.0_352");
    Path withoutProgram = installed("none", "22");
    Files.delete(withoutProgram.resolve("bin/java"));
    Path other = Files.createDirectory(directory.resolve("other"));

    assertThat(JavaInstallation.in(List.of(other, withoutProgram, ancient, earlier, latest, later)))
        .containsExactly(
            new JavaInstallation(latest, 25, "25"),
            new JavaInstallation(later, 21, "21.0.10"),
            new JavaInstallation(earlier, 21, "21.0.1"));
  }

  @Test
  void isFoundWhereJavaIsUsuallyInstalled() throws IOException {
    Path home = installed("home", "91.0.1");
    Path sdkman = installed(".sdkman/candidates/java/92-tem", "92.0.1");
    Path jdks = installed(".jdks/temurin-93", "93.0.1");
    Map<String, String> variables =
        Map.of("JAVA_HOME", home.toString(), "HOME", directory.toString());
    assertThat(JavaInstallation.found(Settings.of(variables)))
        .extracting(JavaInstallation::home)
        .startsWith(jdks, sdkman, home);
  }

  private Path installed(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.createFile(java).toFile().setExecutable(true);
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}

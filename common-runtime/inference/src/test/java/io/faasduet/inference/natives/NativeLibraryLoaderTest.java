package io.faasduet.inference.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.api.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryLoaderTest {
  private static final Path LIBRARY =
      Path.of(System.getProperty("java.home"), "lib", "libextnet.so");

  @TempDir Path directory;

  @Test
  void aLibraryIsLoaded() throws IOException {
    NativeLibraryLoader.load(Files.copy(LIBRARY, directory.resolve("libcopy.so")));
  }

  @Test
  void aFileThatIsNoLibraryIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("libdamaged.so"), "cut");
    assertThatThrownBy(() -> NativeLibraryLoader.load(file))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("the native library " + file + " cannot be loaded (")
        .hasMessageEndingWith("delete its directory, so that it is unpacked again");
  }

  @Test
  void aDirectoryThatDoesNotAllowExecutionIsSaidToBeThat() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "noexec,size=4m", "tmpfs", directory.toString()),
        "this user may not mount a file system");
    try {
      Path copy = Files.copy(LIBRARY, directory.resolve("libcopy.so"));
      assertThatThrownBy(() -> NativeLibraryLoader.load(copy))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("does not allow execution")
          .hasMessageContaining("DUET_CACHE");
    } finally {
      assertThat(run("umount", "-l", directory.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    }
  }
}

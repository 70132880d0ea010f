package io.faasduet.artefacts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An image whose entrypoint runs in a chroot, by {@code docker/run-image.py}. */
record RunningImage(Process process) implements AutoCloseable {
  /** The line by which a server says that it is ready; its group is the port. */
  static final Pattern READY = Pattern.compile("\"ready\":.*\"port\":(\\d+)");

  /**
   * Starts it with a setting of the form NAME=value. Its JVM fails if it rejects the archive that
   * the image holds.
   */
  static RunningImage start(ImageTar image, String setting) throws Exception {
    assumeTrue(
        Path.of("/proc/self").toFile().exists() && System.getProperty("user.name").equals("root"),
        "only root on Linux can run an image in a chroot");
    String script = Path.of(System.getProperty("duet.home"), "docker", "run-image.py").toString();
    return new RunningImage(
        new ProcessBuilder(List.of(script, image.path().toString(), setting, requiring(image)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  private static String requiring(ImageTar image) throws Exception {
    return "JDK_JAVA_OPTIONS="
        + (image.archive().endsWith(".aot") ? "-XX:AOTMode=on" : "-Xshare:on");
  }

  /** The files that its process maps. */
  String maps() throws IOException {
    return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "maps"));
  }

  /** Reads its output until it says that it is ready, and on which port. */
  int awaitReady() throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
    }
    throw new AssertionError("the server in the image ended before it was ready");
  }

  /** Sends SIGTERM and returns the exit status. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the image did not stop within 30 s of SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

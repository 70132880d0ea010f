package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.testkit.EmbeddedImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The build gives these tests a heap that is resident from the start: only native memory grows. */
class NativeMemoryTest {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(Yolo.class);

  private static final Path STATM = Path.of("/proc/self/statm");
  private static final long PAGE_BYTES = 4096;
  private static final int PASSES = 40;

  /** The outputs of four images have 1.1 MB, their inputs 4.9 MB. */
  private static final long MOST_BYTES = 32L << 20;

  @Test
  void forwardPassesLeaveNothingInMemory() throws IOException {
    assumeThat(STATM).as("resident memory is read from Linux's /proc").exists();
    List<byte[]> images = List.of(IMAGES.file(0), IMAGES.file(1), IMAGES.file(2), IMAGES.file(3));
    try (EmbeddedS3 s3 = EmbeddedS3.start();
        FunctionHost<YoloRequest, YoloResponse> host = TestFunction.host(s3, Map.of())) {
      run(host, images, PASSES / 2);
      long before = residentBytes();
      run(host, images, PASSES);
      assertThat(residentBytes() - before)
          .as("bytes more after %d passes of 4 images", PASSES)
          .isLessThan(MOST_BYTES);
    }
  }

  private static void run(
      FunctionHost<YoloRequest, YoloResponse> host, List<byte[]> images, int passes) {
    for (int i = 0; i < passes; i++) {
      host.call(YoloRequest.images(images), host.begin(Optional.empty(), Optional.empty()));
    }
  }

  private static long residentBytes() throws IOException {
    return Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE_BYTES;
  }
}

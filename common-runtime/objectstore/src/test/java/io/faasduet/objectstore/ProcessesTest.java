package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.FaultyProxy.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What other processes see of a fetch, and what is left when a process dies or its disk is full.
 */
@Timeout(120)
class ProcessesTest {
  private static final int PARTS = 16;
  private static final URI MODEL = URI.create("s3://bucket/model.bin");

  @TempDir Path directory;
  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final FaultyProxy proxy = FaultyProxy.before(s3.endpoint());
  private final Map<String, String> settings = new HashMap<>(s3.settings());
  private final List<Process> processes = new ArrayList<>();
  private final byte[] content = new byte[PARTS * FetchingProcess.PART_BYTES];

  @BeforeEach
  void start() {
    settings.put("AWS_ENDPOINT_URL_S3", proxy.endpoint().toString());
    new Random(7).nextBytes(content);
    s3.createBucket("bucket");
    s3.put("bucket", "model.bin", content);
  }

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
    proxy.close();
    s3.close();
  }

  private Process fetch(Path cache, String... wrapper) throws IOException {
    Process process = FetchingProcess.start(MODEL, cache, settings, wrapper);
    processes.add(process);
    return process;
  }

  private static List<Path> filesIn(Path cache) throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<Path> filesOfObjects(Path cache) throws IOException {
    return filesIn(cache).stream()
        .filter(f -> !f.getParent().endsWith("locks") && !f.endsWith("CACHEDIR.TAG"))
        .toList();
  }

  @Test
  void ofTwoProcessesThatWantTheSameObjectOneBringsIt() throws Exception {
    CountDownLatch bothAsked = new CountDownLatch(2);
    proxy.follow(
        (request, number) -> {
          if (request.startsWith("HEAD")) {
            bothAsked.countDown();
          } else {
            bothAsked.await();
          }
          return Fault.NONE;
        });
    Process one = fetch(directory);
    Process other = fetch(directory);
    String path = FetchingProcess.outputOf(one);
    assertThat(FetchingProcess.outputOf(other)).isEqualTo(path);
    assertThat(Path.of(path)).hasBinaryContent(content);
    assertThat(proxy.requests("GET")).isEqualTo(PARTS);
    assertThat(proxy.bodyBytes()).isEqualTo(content.length);
  }

  @Test
  void aProcessGoesOnWhereAKilledOneEnded() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch halfway = new CountDownLatch(1);
    proxy.follow(
        (request, number) -> {
          if (request.startsWith("GET") && number > PARTS / 2) {
            halfway.countDown();
            over.await();
          }
          return Fault.NONE;
        });
    Process killed = fetch(directory);
    assertThat(halfway.await(60, TimeUnit.SECONDS)).isTrue();
    // One thread waits at the proxy, so at most one of the first parts is still under way.
    killed.destroyForcibly().waitFor();
    assertThat(filesOfObjects(directory)).noneMatch(file -> file.endsWith("model.bin"));
    over.countDown();

    proxy.follow((request, number) -> Fault.NONE);
    proxy.forget();
    Process next = fetch(directory);
    assertThat(Path.of(FetchingProcess.outputOf(next))).hasBinaryContent(content);
    assertThat(proxy.requests("GET")).isBetween(1L, PARTS / 2 + 1L);
    assertThat(filesOfObjects(directory)).hasSize(1);
  }

  @Test
  void aProcessThatReadsFilesLoadsNothingOfTheSdk() throws Exception {
    Path file = Files.write(directory.resolve("model.bin"), content);
    Path loaded = directory.resolve("loaded");
    settings.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded);
    Process process = FetchingProcess.start(file.toUri(), directory, settings);
    processes.add(process);
    assertThat(FetchingProcess.outputOf(process)).isEqualTo(file.toString());
    assertThat(Files.readAllLines(loaded))
        .filteredOn(line -> line.contains("ObjectStores") || line.contains("awssdk"))
        .isNotEmpty()
        .noneMatch(line -> line.contains("awssdk"));
  }

  @Test
  void aLimitOnFilesIsToldInASentenceAndLeavesNothing() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh to limit a process's files with");
    // 1 MiB in blocks of 512 bytes: the disk takes half of the object.
    Process limited = fetch(directory, "/bin/sh", "-c", "ulimit -f 2048 && exec \"$@\"", "sh");
    assertFullDisk(limited, directory);
  }

  @Test
  void aDiskThatIsTooSmallIsToldInASentenceAndLeavesNothing() throws Exception {
    Path disk = smallDisk("1m");
    try {
      assertFullDisk(fetch(disk), disk);
      assertThat(proxy.requests("GET")).as("it is known beforehand").isZero();
    } finally {
      unmount(disk);
    }
  }

  @Test
  void aDiskThatFillsUpMeanwhileIsToldInASentenceAndLeavesNothing() throws Exception {
    Path disk = smallDisk("3m");
    try {
      proxy.follow(
          (request, number) -> {
            if (request.startsWith("GET") && number == PARTS / 2) {
              Files.write(disk.resolve("ballast"), new byte[1536 << 10]);
            }
            return Fault.NONE;
          });
      assertFullDisk(fetch(disk), disk);
      assertThat(proxy.requests("GET")).isPositive();
    } finally {
      unmount(disk);
    }
  }

  private void assertFullDisk(Process process, Path cache) throws Exception {
    String said = FetchingProcess.outputOf(process);
    assertThat(process.exitValue()).as(said).isEqualTo(3);
    assertThat(said).hasLineCount(1).contains(MODEL.toString(), "free some space", "DUET_CACHE");
    assertThat(filesOfObjects(cache)).allMatch(file -> file.endsWith("ballast"));
  }

  private Path smallDisk(String size) throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    Process mount =
        new ProcessBuilder(
                "sh",
                "-c",
                "mount -t tmpfs -o mode=700,size=" + size + " tmpfs \"$0\"",
                disk.toString())
            .redirectErrorStream(true)
            .start();
    String said = FetchingProcess.outputOf(mount);
    assumeTrue(mount.exitValue() == 0, "no small disk can be mounted here (root may): " + said);
    return disk;
  }

  private static void unmount(Path disk) throws Exception {
    assertThat(new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor()).isZero();
  }
}

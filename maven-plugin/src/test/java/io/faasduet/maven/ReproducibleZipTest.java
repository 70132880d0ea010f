package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibleZipTest {
  @TempDir private Path directory;

  @Test
  void equalContentsGiveEqualBytes() throws IOException {
    Path first = zip("first.zip");
    Files.setLastModifiedTime(directory.resolve("b.jar"), FileTime.from(Instant.EPOCH));
    assertThat(zip("second.zip")).hasSameBinaryContentAs(first);
  }

  @Test
  void entriesAreSortedAndPackedOnesAreStored() throws IOException {
    try (ZipFile zip = new ZipFile(zip("a.zip").toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("META-INF/duet/function.json", "lib/b.jar", "lib/natives/l.so.zst");
      assertThat(zip.getEntry("lib/natives/l.so.zst").getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(zip.getEntry("lib/b.jar").getMethod()).isEqualTo(ZipEntry.DEFLATED);
      assertThat(zip.getInputStream(zip.getEntry("lib/natives/l.so.zst"))).hasContent("packed");
    }
  }

  private Path zip(String name) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("lib/natives/l.so.zst", Files.writeString(directory.resolve("l.zst"), "packed"));
    files.put("lib/b.jar", Files.writeString(directory.resolve("b.jar"), "jar".repeat(100)));
    Path zip = directory.resolve(name);
    ReproducibleZip.write(
        zip,
        files,
        Map.of(FunctionDescriptor.FILE, new byte[] {'{', '}'}),
        Timestamps.of("2026-11-01T00:00:00Z"));
    return zip;
  }
}

package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaddedZipTest {
  private static final byte[] CONTENT =
      "to be compressed ".repeat(100).getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;
  private PaddedZip padded;

  @BeforeEach
  void make() throws IOException {
    Path own = directory.resolve("own.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(own))) {
      out.putNextEntry(new ZipEntry("lib/"));
      out.putNextEntry(new ZipEntry("lib/function.jar"));
      out.write(CONTENT);
    }
    padded = new PaddedZip(own);
  }

  @Test
  void itHasTheSizeThatIsAskedFor() throws IOException {
    for (long bytes : new long[] {padded.leastBytes(), padded.leastBytes() + 1, 300_000}) {
      Path file = directory.resolve(bytes + ".zip");
      padded.write(file, bytes);
      assertThat(file).hasSize(bytes);
      try (ZipFile entries = new ZipFile(file.toFile())) {
        assertThat(entries.getInputStream(entries.getEntry("lib/function.jar")).readAllBytes())
            .isEqualTo(CONTENT);
        byte[] padding = entries.getInputStream(entries.getEntry(PaddedZip.ENTRY)).readAllBytes();
        assertThat(padding.length).isEqualTo(bytes - padded.leastBytes());
      }
    }
  }

  @Test
  void whatIsInItMayHaveSoManyBytes() throws IOException {
    long most = padded.mostBytes(100_000);
    Path file = directory.resolve("most.zip");
    padded.write(file, most);
    try (ZipFile entries = new ZipFile(file.toFile())) {
      assertThat(entries.stream().mapToLong(ZipEntry::getSize).sum()).isEqualTo(100_000);
    }
  }
}

package io.faasduet.localcloud.lambda.function;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips as unzip takes them or refuses them. */
class PackageZipTest {
  @TempDir Path directory;

  @Test
  void ofTwoEntriesOfOneNameOneCounts() throws IOException {
    byte[] twins = replaced(zip("lib/a.jar", "first", "lib/b.jar", "other"), "b.jar", "a.jar");
    assertThat(unpacked(twins).resolve("lib/a.jar")).content().isIn("first", "other");
  }

  @Test
  void thereMayBeSomethingBeforeIt() throws IOException {
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    script.writeBytes("#!/bin/sh\nexec java -jar $0\n".getBytes(UTF_8));
    script.writeBytes(zip("lib/a.jar", "a"));
    assertThat(unpacked(script.toByteArray()).resolve("lib/a.jar")).hasContent("a");
  }

  @Test
  void anEmptyDirectoryIsMade() throws IOException {
    assertThat(unpacked(zip("data/", "", "lib/a.jar", "a")).resolve("data")).isEmptyDirectory();
  }

  @Test
  void filesKeepTheirTimesWhichArchivesOfClassesCompare() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("lib/a.jar");
      entry.setTimeLocal(LocalDateTime.of(2026, 11, 1, 12, 30, 2));
      zip.putNextEntry(entry);
    }
    assertThat(Files.getLastModifiedTime(unpacked(bytes.toByteArray()).resolve("lib/a.jar")))
        .isEqualTo(FileTime.from(Instant.parse("2026-11-01T12:30:02Z")));
  }

  @Test
  void aNameThatIsAFileAndADirectoryIsRefused() throws IOException {
    refuses(zip("lib", "file", "lib/a.jar", "below it"), "below a file");
    refuses(zip("lib/a.jar", "below it", "lib", "file"), "a file and a directory");
  }

  @Test
  void aNameThatNoFileSystemTakesIsRefused() throws IOException {
    refuses(zip("lib/" + "x".repeat(300), "long"), "more than 255 bytes");
    refuses(zip("x/".repeat(2500) + "y", "deep"), "more than 4000 bytes");
    refuses(replaced(zip("lib/a0b", "nul"), "a0b", "a\0b"), "Could not unzip");
  }

  @Test
  void contentThatIsNotWhatItWasIsRefused() throws IOException {
    byte[] stored = stored("lib/a.jar", "the content");
    refuses(replaced(stored, "the content", "tha content"), "checksum");
    byte[] cut = zip("lib/a.jar", "a".repeat(100_000));
    cut[60] ^= 0x55;
    refuses(cut, "Could not unzip");
  }

  @Test
  void whatIsUnpackedIsCountedWhateverTheZipSaysOfIt() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(Deflater.BEST_SPEED);
      out.putNextEntry(new ZipEntry("big"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 260; i++) {
        out.write(zeros);
      }
    }
    byte[] zip = bytes.toByteArray();
    int central = new String(zip, ISO_8859_1).lastIndexOf("PK\1\2");
    zip[central + 24] = 10; // its uncompressed size
    zip[central + 25] = 0;
    zip[central + 26] = 0;
    zip[central + 27] = 0;
    Path file = Files.write(directory.resolve("bomb.zip"), zip);
    Path target = Files.createDirectory(directory.resolve("bomb"));
    assertThatThrownBy(() -> PackageZip.unpack(file, target))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(target.resolve("big"))
        .satisfiesAnyOf(
            big -> assertThat(big).doesNotExist(),
            big -> assertThat(Files.size(big)).isLessThan(PackageZip.MAX_BYTES));
  }

  @Test
  void symbolicLinksAreMade() throws IOException {
    byte[] zip =
        linked(
            zip("bin/tool", "../lib/tool-1", "lib/tool-1", "a tool", "bin/none", "text"),
            "bin/tool");
    for (byte[] each : List.of(zip, join("#!/bin/sh\n", zip), join(zip, "behind it"))) {
      Path directory = unpacked(each);
      assertThat(directory.resolve("bin/tool")).isSymbolicLink().hasContent("a tool");
      assertThat(directory.resolve("bin/none")).isRegularFile().hasContent("text");
    }
  }

  @Test
  void aLinkMayBeToADirectory() throws IOException {
    assertThat(unpacked(linked(zip("now", "v/1", "v/1/a", "first"), "now")).resolve("now/a"))
        .hasContent("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/hostname", "../other", "a/../../..", "nothing", "link", "", "a\0b"})
  void aLinkThatLeadsOutOfThePackageOrNowhereIsRefused(String target) throws IOException {
    Files.writeString(directory.resolve("other"), "not in the package");
    refuses(linked(zip("link", target, "a/b", "b"), "link"), "which is not in the package");
  }

  /** Each text alone leads to a place in the package. */
  @Test
  void theWayOfALinkOverOthersCounts() throws IOException {
    refuses(
        linked(
            zip("a/b/up", "../..", "link", "a/b/up/../other", "other", "in it"), "a/b/up", "link"),
        "'link' is a link to 'a/b/up/../other', which is not in the package");
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    refuses(linked(zip("link", "..", "link/a", "outside"), "link"), "below a file");
    assertThat(directory.resolve("a")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file-and-directory.zip", "name-of-300-bytes.zip"})
  void reportedZipsAreRefused(String name) {
    byte[] zip = TestData.file("cases/B07/" + name);
    assertThatThrownBy(() -> unpacked(zip))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Could not unzip uploaded file.");
  }

  @Test
  void aReportedZipWithADuplicateIsTaken() throws IOException {
    assertThat(unpacked(TestData.file("cases/B07/dup.zip"))).isNotEmptyDirectory();
  }

  private void refuses(byte[] zip, String reason) {
    assertThatThrownBy(() -> unpacked(zip))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Could not unzip uploaded file.")
        .hasMessageContaining(reason);
  }

  private Path unpacked(byte[] zip) throws IOException {
    Path target = Files.createTempDirectory(directory, "unpacked");
    PackageZip.unpack(Files.write(directory.resolve("package.zip"), zip), target);
    return target;
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndContents[i]));
        out.write(namesAndContents[i + 1].getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** The zip, whose entries of these names are symbolic links. */
  private static byte[] linked(byte[] zip, String... names) {
    byte[] linked = zip.clone();
    ByteBuffer bytes = ByteBuffer.wrap(linked).order(ByteOrder.LITTLE_ENDIAN);
    String text = new String(zip, ISO_8859_1);
    for (int at = text.indexOf("PK\1\2"); at >= 0; at = text.indexOf("PK\1\2", at + 1)) {
      String name = text.substring(at + 46, at + 46 + bytes.getShort(at + 28));
      if (List.of(names).contains(name)) {
        linked[at + 5] = 3; // made on Unix
        bytes.putShort(at + 40, (short) 0xa1ff);
      }
    }
    return linked;
  }

  private static byte[] join(Object... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (Object part : parts) {
      joined.writeBytes(part instanceof byte[] bytes ? bytes : ((String) part).getBytes(UTF_8));
    }
    return joined.toByteArray();
  }

  private static byte[] stored(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length());
      java.util.zip.CRC32 checksum = new java.util.zip.CRC32();
      checksum.update(content.getBytes(UTF_8));
      entry.setCrc(checksum.getValue());
      out.putNextEntry(entry);
      out.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] replaced(byte[] zip, String from, String to) {
    return new String(zip, ISO_8859_1).replace(from, to).getBytes(ISO_8859_1);
  }
}

package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRuntimeTest {
  @TempDir Path directory;

  @Test
  void theJavaOfAnImageIsUnpackedAndNothingElse() throws Exception {
    Path tar = image("JAVA_HOME=/opt/java", "opt/java/");
    Path java = ImageRuntime.unpack(tar, directory.resolve("runtime"));
    assertThat(java).isExecutable().hasContent("#!/bin/sh");
    assertThat(java.resolveSibling("../lib/modules").normalize()).hasContent("of the second layer");
    assertThat(java.resolveSibling("java-too")).isSymbolicLink().hasContent("#!/bin/sh");
    assertThat(directory.resolve("runtime").toFile().list())
        .containsExactlyInAnyOrder("bin", "lib");
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    assertThatThrownBy(() -> ImageRuntime.unpack(image("PATH=/bin", "opt/java/"), directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not say where its Java is");
    assertThatThrownBy(
            () -> ImageRuntime.unpack(image("JAVA_HOME=/usr/java", "opt/java/"), directory))
        .isInstanceOf(IOException.class)
        .hasMessage("the base has no usr/java/bin/java");
  }

  private Path image(String variable, String home) throws IOException {
    Path tar = directory.resolve("image.tar");
    try (OutputStream file = Files.newOutputStream(tar);
        TarArchiveOutputStream image = new TarArchiveOutputStream(file)) {
      add(image, "first.tar", layer("of the first layer", "./" + home, true), 0644);
      add(image, "second.tar.gz", gzip(layer("of the second layer", home, false)), 0644);
      add(image, "config.json", "{\"config\":{\"Env\":[\"A=b\",\"" + variable + "\"]}}", 0644);
      add(
          image,
          "manifest.json",
          "[{\"Config\":\"config.json\",\"Layers\":[\"first.tar\",\"second.tar.gz\"]}]",
          0644);
    }
    return tar;
  }

  private static byte[] layer(String modules, String home, boolean java) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream layer = new TarArchiveOutputStream(bytes)) {
      add(layer, home + "lib/modules", modules, 0644);
      add(layer, "etc/passwd", "root", 0644);
      if (java) {
        add(layer, home + "bin/java", "#!/bin/sh", 0755);
        TarArchiveEntry link =
            new TarArchiveEntry(home + "bin/java-too", TarArchiveEntry.LF_SYMLINK);
        link.setLinkName("java");
        layer.putArchiveEntry(link);
        layer.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, String content, int mode)
      throws IOException {
    add(tar, name, content.getBytes(StandardCharsets.UTF_8), mode);
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content, int mode)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}

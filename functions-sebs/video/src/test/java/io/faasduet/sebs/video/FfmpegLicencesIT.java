package io.faasduet.sebs.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The licences of FFmpeg are in what the build packages, and the package fits Lambda. */
class FfmpegLicencesIT {
  private static final String PLACE = "META-INF/licenses/ffmpeg/";

  /** What a function may weigh unzipped; AWS, "Lambda quotas", deployment package size. */
  private static final long LAMBDA_LIMIT_BYTES = 250L << 20;

  @Test
  void areInTheLambdaZip() throws IOException {
    Map<String, byte[]> zip = entries(only("target", "video-processing-lambda-*.zip"));
    Map<String, byte[]> jars = new HashMap<>();
    for (Map.Entry<String, byte[]> entry : zip.entrySet()) {
      if (entry.getKey().startsWith("lib/duet-natives-ffmpeg")) {
        jars.putAll(entries(entry.getValue()));
      }
    }
    assertLicences(jars);
    assertThat(zip.values().stream().mapToLong(content -> content.length).sum())
        .isLessThan(LAMBDA_LIMIT_BYTES);
  }

  @Test
  void areInTheServerDirectory() throws IOException {
    assertLicences(entries(only("target/video-processing-server/lib", "libraries.jar")));
  }

  private static void assertLicences(Map<String, byte[]> files) {
    assertThat(files)
        .containsKeys(PLACE + "NOTICE.txt", PLACE + "LGPL-3.0.txt", PLACE + "GPL-3.0.txt");
    assertThat(new String(files.get(PLACE + "NOTICE.txt"), UTF_8))
        .contains("FFmpeg 7.1", "GNU Lesser General Public License, version 3 or later");
    assertThat(new String(files.get(PLACE + "LGPL-3.0.txt"), UTF_8))
        .contains("GNU LESSER GENERAL PUBLIC LICENSE", "Version 3, 29 June 2007");
  }

  private static byte[] only(String directory, String name) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(directory), name)) {
      return Files.readAllBytes(files.iterator().next());
    }
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }
}

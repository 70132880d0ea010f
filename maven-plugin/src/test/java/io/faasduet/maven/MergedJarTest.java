package io.faasduet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedJarTest {
  private static final String SERVICE = "META-INF/services/com.acme.Store";

  @TempDir private Path directory;

  @Test
  void ofTwoEntriesOfOneNameTheFirstCounts() throws IOException {
    Path merged =
        merged(
            jar("a.jar", Map.of("com/acme/A.class", "of a", "only/a", "a")),
            jar("b.jar", Map.of("com/acme/A.class", "of b", "only/b", "b")));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {merged.toUri().toURL()}, null)) {
      assertThat(loader.getResourceAsStream("com/acme/A.class")).hasContent("of a");
      assertThat(loader.getResourceAsStream("only/a")).hasContent("a");
      assertThat(loader.getResourceAsStream("only/b")).hasContent("b");
    }
  }

  @Test
  void listsOfServicesAreJoined() throws IOException {
    Path merged =
        merged(
            jar("a.jar", Map.of(SERVICE, "# stores\ncom.acme.Shelf # tall\n\ncom.acme.Box")),
            jar("b.jar", Map.of(SERVICE, "com.acme.Box\ncom.acme.Bag\n")));
    assertThat(contents(merged).get(SERVICE))
        .isEqualTo("com.acme.Shelf\ncom.acme.Box\ncom.acme.Bag\n");
  }

  @Test
  void itsJarsAreListedInTheirOrder() throws IOException {
    Path merged = merged(jar("b-2.0.jar", Map.of()), jar("a-1.0.jar", Map.of()));
    assertThat(contents(merged).get(MergedJar.CONTENTS)).isEqualTo("b-2.0.jar\na-1.0.jar\n");
  }

  @Test
  void everyLicenceIsThere() throws IOException {
    Path merged =
        merged(
            jar("a-1.0.jar", Map.of("META-INF/LICENSE", "Apache", "META-INF/NOTICE.txt", "of a")),
            jar("b-2.0.jar", Map.of("META-INF/LICENSE", "MIT")));
    assertThat(contents(merged))
        .containsEntry("META-INF/licences/a-1.0/LICENSE", "Apache")
        .containsEntry("META-INF/licences/a-1.0/NOTICE.txt", "of a")
        .containsEntry("META-INF/licences/b-2.0/LICENSE", "MIT");
  }

  @Test
  void whatHoldsForOneJarOnlyIsLeftOut() throws IOException {
    Path merged =
        merged(
            jar(
                "a.jar",
                Map.of(
                    "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n",
                    "META-INF/ACME.SF", "signature",
                    "META-INF/ACME.RSA", "key",
                    "module-info.class", "module",
                    "META-INF/versions/11/module-info.class", "module",
                    "META-INF/versions/11/com/acme/A.class", "of 11")));
    assertThat(contents(merged).keySet())
        .containsExactly(
            "META-INF/MANIFEST.MF", MergedJar.CONTENTS, "META-INF/versions/11/com/acme/A.class");
    try (JarFile jar = new JarFile(merged.toFile())) {
      assertThat(jar.isMultiRelease()).isTrue();
    }
  }

  @Test
  void equalJarsGiveEqualBytes() throws IOException {
    List<Path> jars = List.of(jar("a.jar", Map.of("x", "x", SERVICE, "A")), jar("b.jar", Map.of()));
    Path first = directory.resolve("first.jar");
    Path second = directory.resolve("second.jar");
    MergedJar.write(first, jars, Timestamps.of("2026-11-01T00:00:00Z"));
    MergedJar.write(second, jars, Timestamps.of("2026-11-01T00:00:00Z"));
    assertThat(second).hasSameBinaryContentAs(first);
  }

  private Path merged(Path... jars) throws IOException {
    Path merged = directory.resolve("lib/merged.jar");
    MergedJar.write(merged, List.of(jars), Timestamps.of("2026-11-01T00:00:00Z"));
    return merged;
  }

  private Path jar(String name, Map<String, String> entries) throws IOException {
    Path jar = directory.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return jar;
  }

  private static Map<String, String> contents(Path jar) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        contents.put(entry.getName(), new String(file.getInputStream(entry).readAllBytes(), UTF_8));
      }
    }
    return contents;
  }
}

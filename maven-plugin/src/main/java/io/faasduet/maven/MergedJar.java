package io.faasduet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * One jar instead of a class path of many: a JVM opens each of them when it looks for a resource
 * that no archive has, which takes a millisecond or two a jar. Of two entries of one name the first
 * counts, as on a class path; lists of services are joined, licences lie by the names of their
 * jars, and signatures and module descriptors are left out.
 */
final class MergedJar {
  /** The entry with the names of the jars, a line each, in the order of the class path. */
  static final String CONTENTS = "META-INF/duet/libraries.txt";

  private static final String SERVICES = "META-INF/services/";
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|RSA|DSA|EC))"
              + "|(META-INF/versions/\\d+/)?module-info\\.class");
  private static final Pattern LICENCE =
      Pattern.compile("META-INF/((LICEN[CS]E|NOTICE|DEPENDENCIES|COPYRIGHT)[^/]*)");

  private final ZipArchiveOutputStream out;
  private final LocalDateTime time;
  private final Set<String> names = new HashSet<>();
  private final Map<String, Set<String>> services = new TreeMap<>();

  private MergedJar(ZipArchiveOutputStream out, OffsetDateTime time) {
    this.out = out;
    this.time = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  /** Writes it under its name once it is whole; equal jars give equal bytes. */
  static void write(Path jar, List<Path> classPath, OffsetDateTime time) throws IOException {
    Files.createDirectories(jar.getParent());
    Path unfinished = jar.resolveSibling(jar.getFileName() + ".part");
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(unfinished)) {
      MergedJar merged = new MergedJar(out, time);
      merged.add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n");
      merged.add(
          CONTENTS,
          classPath.stream().map(one -> one.getFileName() + "\n").collect(Collectors.joining()));
      for (Path one : classPath) {
        merged.addAll(one);
      }
      for (Map.Entry<String, Set<String>> service : merged.services.entrySet()) {
        merged.add(service.getKey(), String.join("\n", service.getValue()) + "\n");
      }
    }
    Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private void addAll(Path jar) throws IOException {
    String directory =
        "META-INF/licences/" + jar.getFileName().toString().replaceFirst("\\.jar$", "");
    try (ZipFile file = ZipFile.builder().setPath(jar).get()) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntriesInPhysicalOrder())) {
        String name = entry.getName();
        Matcher licence = LICENCE.matcher(name);
        if (entry.isDirectory() || LEFT_OUT.matcher(name).matches()) {
          continue;
        } else if (name.startsWith(SERVICES)) {
          addService(name, file, entry);
        } else {
          copy(file, entry, licence.matches() ? directory + "/" + licence.group(1) : name);
        }
      }
    }
  }

  private void addService(String name, ZipFile file, ZipArchiveEntry entry) throws IOException {
    Set<String> providers = services.computeIfAbsent(name, service -> new LinkedHashSet<>());
    try (InputStream in = file.getInputStream(entry)) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(providers::add);
    }
  }

  /** Compressed as it is. */
  private void copy(ZipFile file, ZipArchiveEntry entry, String name) throws IOException {
    if (names.add(name)) {
      ZipArchiveEntry copy = entry(name);
      copy.setMethod(entry.getMethod());
      copy.setCrc(entry.getCrc());
      copy.setSize(entry.getSize());
      copy.setCompressedSize(entry.getCompressedSize());
      try (InputStream raw = file.getRawInputStream(entry)) {
        out.addRawArchiveEntry(copy, raw);
      }
    }
  }

  private void add(String name, String text) throws IOException {
    names.add(name);
    ZipArchiveEntry entry = entry(name);
    entry.setMethod(ZipEntry.DEFLATED);
    out.putArchiveEntry(entry);
    out.write(text.getBytes(UTF_8));
    out.closeArchiveEntry();
  }

  private ZipArchiveEntry entry(String name) {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setTimeLocal(time);
    return entry;
  }
}

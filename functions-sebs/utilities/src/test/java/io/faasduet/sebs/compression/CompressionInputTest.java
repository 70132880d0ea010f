package io.faasduet.sebs.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.LocalStorage;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.compression.CompressionRequest.DirectoryKey;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import io.faasduet.testkit.DuetFunction;
import io.faasduet.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CompressionInputTest {
  private static final LocalStorage SERVER = LocalStorage.start();
  private static final Settings SETTINGS = Settings.of(SERVER.settings());

  @RegisterExtension
  static final DuetFunction<CompressionRequest, CompressionResponse> FUNCTION =
      DuetFunction.of(Compression.SPEC, SERVER.settings());

  private final BenchmarkStorage storage = BenchmarkStorage.open(SETTINGS);
  private final CompressionInput input = new CompressionInput(SETTINGS);
  @TempDir private Path data;
  @TempDir private Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    SERVER.createBucket("bench");
    Path files = Files.createDirectories(data.resolve("acmart-master/samples")).getParent();
    Files.writeString(files.resolve("a.tex"), "text ".repeat(100));
    Files.writeString(files.resolve("samples/b.tex"), "more ".repeat(50));
  }

  @AfterEach
  void closeStorage() {
    storage.close();
    input.close();
  }

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @Test
  void theFunctionsArchiveIsRight() throws IOException {
    InputContext context = context(InputSize.SMALL, Optional.of(data));
    GeneratedInput generated = input.generate(context);

    assertThat(generated.payload())
        .isEqualTo(
            Map.of(
                "object", Map.of("key", "acmart-master"),
                "bucket", Map.of("bucket", "bench", "input", "in", "output", "out")));
    assertThat(generated.objects())
        .extracting(InputObject::key)
        .containsExactly("in/acmart-master/a.tex", "in/acmart-master/samples/b.tex");
    assertThat(runAndCheck(context, generated)).isEmpty();
  }

  @Test
  void sebsOwnFilesAreArchived() throws IOException {
    Path sebs =
        TestData.filesIn("sebs/300.utilities/311.compression/acmart-master").get(0).getParent();
    InputContext context = context("sebs", InputSize.TEST, Optional.of(sebs.getParent()));
    GeneratedInput generated = input.generate(context);

    assertThat(generated.objects()).hasSize(39);
    assertThat(runAndCheck(context, generated)).isEmpty();
  }

  @Test
  void drawnFilesAreArchived() throws IOException {
    InputContext context = context(InputSize.TEST, Optional.empty());
    GeneratedInput generated = input.generate(context);

    assertThat(generated.objects()).hasSize(39);
    assertThat(bytes(generated)).isBetween(9_900_000L, 10_100_000L);
    assertThat(runAndCheck(context, generated)).isEmpty();
  }

  @Test
  void largeIsFourTimesAsMuchAndHalfText() throws IOException {
    GeneratedInput generated = input.generate(context(InputSize.LARGE, Optional.of(data)));

    assertThat(generated.payload()).containsEntry("object", Map.of("key", "drawn-40mb"));
    assertThat(bytes(generated)).isEqualTo(40_000_000);
    assertThat(generated.objects()).filteredOn(it -> it.key().endsWith(".tex")).hasSize(100);
  }

  @Test
  void theSameSeedDrawsTheSameFiles() throws IOException {
    DrawnFiles.Shape shape = new DrawnFiles.Shape(2, 1000, 1, 100);
    DrawnFiles.write(directory.resolve("a"), shape, 5);
    DrawnFiles.write(directory.resolve("b"), shape, 5);
    DrawnFiles.write(directory.resolve("c"), shape, 6);

    for (String file :
        List.of("chapter-0/text-0.tex", "chapter-1/text-1.tex", "chapter-0/figures/figure-0.pdf")) {
      byte[] first = Files.readAllBytes(directory.resolve("a").resolve(file));
      assertThat(directory.resolve("b").resolve(file)).hasBinaryContent(first);
      assertThat(Files.readAllBytes(directory.resolve("c").resolve(file))).isNotEqualTo(first);
    }
  }

  @Test
  void anArchiveWithOtherFilesIsRefused() throws IOException {
    Map<String, String> right = contents();
    Map<String, String> more = new LinkedHashMap<>(right);
    more.put("acmart-master.zip", "itself");
    Map<String, String> less = new LinkedHashMap<>(right);
    less.remove("in/acmart-master/a.tex");
    Map<String, String> other = new LinkedHashMap<>(right);
    other.replace("in/acmart-master/a.tex", "text ".repeat(99) + "Text ");
    Map<String, String> longer = new LinkedHashMap<>(right);
    longer.replace("in/acmart-master/a.tex", "text ".repeat(101));

    assertThat(checkArchive(zip(right, ZipEntry.DEFLATED))).isEmpty();
    assertThat(checkArchive(zip(more, ZipEntry.DEFLATED)))
        .contains("the archive has [acmart-master.zip] in excess, or an entry twice");
    assertThat(checkArchive(zip(less, ZipEntry.DEFLATED)))
        .contains("the archive lacks in/acmart-master/a.tex");
    assertThat(checkArchive(zip(other, ZipEntry.DEFLATED)))
        .contains("the archive has another content of in/acmart-master/a.tex");
    assertThat(checkArchive(zip(longer, ZipEntry.DEFLATED)))
        .contains("the archive has another content of in/acmart-master/a.tex");
  }

  @Test
  void filesThatAreNotCompressedAreRefused() throws IOException {
    assertThat(checkArchive(zip(contents(), ZipEntry.STORED)))
        .contains("the archive has in/acmart-master/a.tex, which is not deflated");
  }

  @Test
  void whatIsNoArchiveIsRefused() throws IOException {
    byte[] archive = zip(contents(), ZipEntry.DEFLATED);
    byte[] half = new byte[archive.length / 2];
    System.arraycopy(archive, 0, half, 0, half.length);

    assertThat(checkArchive("PK".getBytes(UTF_8)))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith("the archive cannot be read"));
    assertThat(checkArchive(half)).isPresent();
  }

  @Test
  void wrongSizesAreRefused() throws IOException {
    byte[] archive = zip(contents(), ZipEntry.DEFLATED);
    String key = stored(archive);

    assertThat(check("bench", key, 750, archive.length)).isEmpty();
    assertThat(check("bench", key, 751, archive.length))
        .contains("measurement.download_size is 751, not 750");
    assertThat(check("bench", key, 750, 1))
        .contains("measurement.upload_size is 1, not " + archive.length);
  }

  @Test
  void anotherPlaceIsRefused() throws IOException {
    assertThat(check("elsewhere", "out/acmart-master.1f2e3d4c.zip", 750, 1))
        .contains("result.bucket is elsewhere, not bench");
    assertThat(check("bench", "out/acmart-master.zip", 750, 1))
        .hasValueSatisfying(fault -> assertThat(fault).contains("not an upload of"));
    assertThat(check("bench", "out/acmart-master.1f2e3d4c.zip", 750, 1))
        .hasValueSatisfying(fault -> assertThat(fault).contains("cannot be fetched"));
    InputContext context = context(InputSize.TEST, Optional.of(data));
    assertThat(input.validate(new BenchmarkAnswer(Map.of(), Map.of(), context))).isPresent();
  }

  private Optional<String> runAndCheck(InputContext context, GeneratedInput generated)
      throws IOException {
    for (InputObject object : generated.objects()) {
      SERVER.upload(object.file(), "bench", object.key());
    }
    Map<?, ?> object = (Map<?, ?>) generated.payload().get("object");
    CompressionResponse response =
        FUNCTION.call(
            new CompressionRequest(
                new DirectoryKey(object.get("key").toString()),
                new BucketPaths(
                    "bench",
                    Optional.of(context.inputs().get(0)),
                    Optional.of("out"),
                    Optional.empty())));
    assertThat(response.measurement().computeTime()).isPositive();
    return input.validate(
        new BenchmarkAnswer(
            generated.payload(),
            response(
                response.result().bucket(),
                response.result().key(),
                response.measurement().downloadSize(),
                response.measurement().uploadSize()),
            context));
  }

  private static long bytes(GeneratedInput generated) throws IOException {
    long bytes = 0;
    for (InputObject object : generated.objects()) {
      bytes += Files.size(object.file());
    }
    return bytes;
  }

  private static Map<String, String> contents() {
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put("in/acmart-master/a.tex", "text ".repeat(100));
    contents.put("in/acmart-master/samples/b.tex", "more ".repeat(50));
    return contents;
  }

  private static byte[] zip(Map<String, String> contents, int method) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (Map.Entry<String, String> content : contents.entrySet()) {
        byte[] bytes = content.getValue().getBytes(UTF_8);
        ZipEntry entry = new ZipEntry(content.getKey());
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
          CRC32 checksum = new CRC32();
          checksum.update(bytes);
          entry.setCrc(checksum.getValue());
          entry.setSize(bytes.length);
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    return archive.toByteArray();
  }

  private Optional<String> checkArchive(byte[] archive) throws IOException {
    return check("bench", stored(archive), 750, archive.length);
  }

  private String stored(byte[] archive) {
    return storage.upload("bench", "out/acmart-master.zip", archive, "application/zip");
  }

  private Optional<String> check(String bucket, String key, long downloaded, long uploaded)
      throws IOException {
    return input.validate(
        new BenchmarkAnswer(
            Map.of(),
            response(bucket, key, downloaded, uploaded),
            context(InputSize.TEST, Optional.of(data))));
  }

  private static Map<String, Object> response(
      String bucket, String key, long downloaded, long uploaded) {
    return Map.of(
        "result",
        Map.of("bucket", bucket, "key", key),
        "measurement",
        Map.of("download_size", downloaded, "upload_size", uploaded));
  }

  private InputContext context(InputSize size, Optional<Path> given) {
    return context("in", size, given);
  }

  private InputContext context(String prefix, InputSize size, Optional<Path> given) {
    return new InputContext(
        size,
        1,
        given,
        directory,
        "bench",
        List.of(prefix),
        List.of("out"),
        Duration.ofSeconds(60));
  }
}

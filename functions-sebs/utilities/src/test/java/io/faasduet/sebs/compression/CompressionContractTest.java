package io.faasduet.sebs.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.LocalStorage;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class CompressionContractTest extends FunctionContract {
  private static final LocalStorage SERVER = LocalStorage.start();
  private static final BenchmarkStorage STORAGE =
      BenchmarkStorage.open(Settings.of(SERVER.settings()));
  private static final String BUCKET =
      "\"bucket\":{\"bucket\":\"bench\",\"input\":\"in\",\"output\":\"out\"}";

  CompressionContractTest() {
    super(Compression.SPEC, SERVER.settings());
  }

  @BeforeAll
  static void upload(@TempDir Path directory) throws IOException {
    SERVER.createBucket("bench");
    Path files = Files.createDirectories(directory.resolve("files/sub dir")).getParent();
    Path text = Files.writeString(files.resolve("sub dir/ä.txt"), "a".repeat(5000));
    Path empty = Files.createFile(files.resolve("b"));
    SERVER.upload(files, "bench", "in/files");
    SERVER.upload(empty, "bench", "in/files/shown-as-a-directory/");
    SERVER.upload(text, "bench", "in/files2/other");
    SERVER.upload(text, "bench", "in/outside/a/../../b");
  }

  @AfterAll
  static void closeStorage() {
    STORAGE.close();
    SERVER.close();
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "a directory",
            "{\"object\":{\"key\":\"files\"}," + BUCKET + "}",
            CompressionContractTest::isArchived));
  }

  private static void isArchived(String json) {
    Matcher answer =
        Pattern.compile(
                "\\{\"result\":\\{\"bucket\":\"bench\",\"key\":\"(out/files\\.[^\"]+\\.zip)\"},"
                    + "\"measurement\":\\{\"download_time\":[0-9.E]+,\"download_size\":5000,"
                    + "\"upload_time\":[0-9.E]+,\"upload_size\":([0-9]+),"
                    + "\"compute_time\":[0-9.E]+}}")
            .matcher(json);
    assertThat(answer.matches()).as(json).isTrue();
    byte[] archive = STORAGE.download("bench", answer.group(1));
    assertThat(archive).hasSize(Integer.parseInt(answer.group(2))).hasSizeLessThan(500);
    assertThat(entries(archive))
        .containsExactly(
            Map.entry("in/files/b", ""), Map.entry("in/files/sub dir/ä.txt", "a".repeat(5000)));
  }

  private static Map<String, String> entries(byte[] archive) {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("object", "{" + BUCKET + "}"),
        BadRequest.ofField("object.key", "{\"object\":{\"key\":\"\"}," + BUCKET + "}"),
        BadRequest.ofField("object.key", "{\"object\":{\"key\":\"files/\"}," + BUCKET + "}"),
        BadRequest.ofField("object.key", "{\"object\":{\"key\":\"/files\"}," + BUCKET + "}"),
        BadRequest.ofField("bucket", "{\"object\":{\"key\":\"files\"}}"),
        BadRequest.ofField(
            "bucket.output",
            "{\"object\":{\"key\":\"a\"},\"bucket\":{\"bucket\":\"bench\",\"input\":\"in\"}}"),
        new BadRequest(
            "{\"object\":{\"key\":\"none\"}," + BUCKET + "}",
            ErrorKind.NOT_FOUND,
            "no object below s3://bench/in/none/"),
        new BadRequest(
            "{\"object\":{\"key\":\"outside\"}," + BUCKET + "}",
            ErrorKind.INVALID_REQUEST,
            "has a part '..'"));
  }
}

package io.faasduet.sebs.uploader;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of 120.uploader: a file of drawn bytes, of the name and about the size of SeBS's,
 * which this process serves until it is closed. Where the setting {@value #SOURCE} is {@code sebs}
 * the payload has SeBS's own addresses instead, for functions that cannot reach this machine. An
 * answer's object must have the file's MD5.
 */
public final class UploaderInput implements InputGenerator, AutoCloseable {
  static final String SOURCE = "DUET_UPLOADER_SOURCE";

  private final Settings settings;
  private Optional<SeededSource> server = Optional.empty();
  private String md5 = "";

  /** Takes settings from the environment. */
  public UploaderInput() {
    this(Settings.of(System.getenv()));
  }

  UploaderInput(Settings settings) {
    this.settings = settings;
  }

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    SebsSource source = SebsSource.of(context.size());
    if (isSebs()) {
      md5 = source.md5();
      return payload(context, source.url());
    }
    close();
    SeededSource served = SeededSource.serve(context, source.fileName(), source.bytes());
    server = Optional.of(served);
    md5 = served.md5();
    return payload(context, served.url().toString());
  }

  private boolean isSebs() {
    String source = settings.text(SOURCE).orElse("local");
    if (!source.equals("local") && !source.equals("sebs")) {
      throw new InvalidSettingException(SOURCE + " must be local or sebs, not '" + source + "'");
    }
    return source.equals("sebs");
  }

  private static GeneratedInput payload(InputContext context, String url) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("object", Map.of("url", url, "size", context.size().toString()));
    payload.put("bucket", context.bucketField());
    return GeneratedInput.of(payload);
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) throws IOException {
    Map<?, ?> result = answer.result(Map.class).orElse(Map.of());
    Map<?, ?> asked = (Map<?, ?>) answer.payload().get("object");
    String url = (String) asked.get("url");
    if (!url.equals(result.get("url"))) {
      return Optional.of("result.url is " + result.get("url") + ", not " + url);
    }
    String name = url.substring(url.lastIndexOf('/') + 1);
    return storedFault(answer, answer.context().outputKey(0, name));
  }

  private Optional<String> storedFault(BenchmarkAnswer answer, String asked) throws IOException {
    Path copy = Files.createTempFile(answer.context().directory(), "uploaded-", ".part");
    try (BenchmarkStorage storage = BenchmarkStorage.open(settings)) {
      Optional<String> absent = StoredResult.fetch(answer, asked, storage, copy);
      if (absent.isPresent()) {
        return absent;
      }
      String found = Md5.of(copy);
      if (!found.equals(md5)) {
        return Optional.of("the object has the MD5 " + found + ", not " + md5);
      }
      return measurementFault(answer, Files.size(copy));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static Optional<String> measurementFault(BenchmarkAnswer answer, long bytes) {
    Optional<String> wrong = answer.wrongSizes(bytes, bytes);
    if (wrong.isPresent()) {
      return wrong;
    }
    for (String time : List.of("download_time", "upload_time")) {
      if (!(answer.measured(time) > 0)) {
        return Optional.of("measurement.%s is %s".formatted(time, answer.measured(time)));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    server.ifPresent(SeededSource::close);
    server = Optional.empty();
  }
}

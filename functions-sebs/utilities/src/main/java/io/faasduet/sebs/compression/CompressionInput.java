package io.faasduet.sebs.compression;

import io.faasduet.api.Settings;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.StoredResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The inputs of 311.compression: for {@code test} and {@code small} SeBS's directory {@code
 * acmart-master}, or, where that is not there, drawn files of 10 MB; for {@code large} always drawn
 * ones, 40 MB of which half are text. An archive is compared with the files, byte by byte.
 */
public final class CompressionInput implements InputGenerator, AutoCloseable {
  static final String SEBS_DIRECTORY = "acmart-master";

  private final Settings settings;
  private Optional<BenchmarkStorage> storage = Optional.empty();

  /** A generator whose storage is that of the environment. */
  public CompressionInput() {
    this(Settings.of(System.getenv()));
  }

  CompressionInput(Settings settings) {
    this.settings = settings;
  }

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    Path directory = directory(context);
    return new GeneratedInput(
        payload(context, String.valueOf(directory.getFileName())),
        files(context, directory).entrySet().stream()
            .map(file -> new InputObject(file.getKey(), file.getValue()))
            .toList(),
        List.of());
  }

  private static Map<String, Object> payload(InputContext context, String key) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("object", Map.of("key", key));
    payload.put("bucket", context.bucketField());
    return payload;
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) throws IOException {
    InputContext context = answer.context();
    Path directory = directory(context);
    Path archive = context.directory().resolve("answer.zip");
    String asked = context.outputKey(0, directory.getFileName() + ".zip");
    Optional<String> absent = StoredResult.fetch(answer, asked, storage(), archive);
    if (absent.isPresent()) {
      return absent;
    }
    Map<String, Path> files = files(context, directory);
    Optional<String> fault = sizes(answer, files.values(), Files.size(archive));
    return fault.isPresent() ? fault : ArchiveCheck.fault(archive, files);
  }

  private static Optional<String> sizes(
      BenchmarkAnswer answer, Collection<Path> files, long archiveBytes) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return answer.wrongSizes(bytes, archiveBytes);
  }

  @Override
  public void close() {
    storage.ifPresent(BenchmarkStorage::close);
  }

  private BenchmarkStorage storage() {
    BenchmarkStorage open = storage.orElseGet(() -> BenchmarkStorage.open(settings));
    storage = Optional.of(open);
    return open;
  }

  private static Path directory(InputContext context) throws IOException {
    boolean large = context.size() == InputSize.LARGE;
    Optional<Path> given =
        context.data().map(data -> data.resolve(SEBS_DIRECTORY)).filter(Files::isDirectory);
    if (given.isPresent() && !large) {
      return given.get();
    }
    Path drawn = context.directory().resolve(large ? "drawn-40mb" : "drawn-10mb");
    if (!Files.isDirectory(drawn)) {
      DrawnFiles.write(
          drawn,
          large
              ? new DrawnFiles.Shape(100, 200_000, 20, 1_000_000)
              : new DrawnFiles.Shape(30, 40_000, 9, 977_777),
          context.seed());
    }
    return drawn;
  }

  /** The files of a directory by the keys of their objects, sorted. */
  private static Map<String, Path> files(InputContext context, Path directory) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String name = directory.getFileName() + "/" + directory.relativize(file);
        files.put(context.inputKey(0, name.replace(File.separatorChar, '/')), file);
      }
    }
    return files;
  }
}

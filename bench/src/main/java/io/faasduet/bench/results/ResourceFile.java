package io.faasduet.bench.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code resources.csv}: a header, then a line for each process and moment, in the order of time.
 * It is there only if a run samples resources. A line is handed to the operating system when it is
 * written; the last one of a run that was killed may be cut. Its columns are {@code time_nanos},
 * {@code time}, {@code function}, {@code target}, {@code step}, {@code instance}, {@code pid},
 * those of {@link ResourceColumn}, and {@code not_counted}. A value that is not known is empty.
 */
public final class ResourceFile implements AutoCloseable {
  /** The file's name in a results directory. */
  public static final String NAME = "resources.csv";

  private final Path file;
  private Optional<BufferedWriter> writer = Optional.empty();

  private ResourceFile(Path file) {
    this.file = file;
  }

  /** The file of a run; it is made, or gone on with, when the first line is written. */
  public static ResourceFile of(Path directory) {
    return new ResourceFile(directory.resolve(NAME));
  }

  /**
   * The file of a run that was cut short, to go on with it. What does not belong to a step that is
   * done is kept in a file next to it, {@code resources.unfinished-1.csv} and so on.
   *
   * @throws ResultsException if it cannot be read or written
   */
  public static ResourceFile resume(Path directory, Predicate<ResourceSample> done) {
    Path file = directory.resolve(NAME);
    List<ResourceSample> samples = read(directory);
    if (samples.stream().allMatch(done) && !isCut(file)) {
      return of(directory);
    }
    try {
      List<String> lines = new ArrayList<>(List.of(ResourceLine.HEADER));
      samples.stream().filter(done).map(ResourceLine::of).forEach(lines::add);
      ResumedFile.replace(
          file, samples.stream().allMatch(done), rewritten -> Files.write(rewritten, lines));
      return of(directory);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Adds a line. Thread-safe.
   *
   * @throws ResultsException if the file cannot be written
   */
  public synchronized void append(ResourceSample sample) {
    try {
      BufferedWriter open = writer.isPresent() ? writer.get() : open();
      open.write(ResourceLine.of(sample) + "\n");
      open.flush();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private BufferedWriter open() throws IOException {
    boolean isNew = !Files.exists(file) || Files.size(file) == 0;
    BufferedWriter opened =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    writer = Optional.of(opened);
    if (isNew) {
      opened.write(ResourceLine.HEADER + "\n");
    }
    return opened;
  }

  @Override
  public synchronized void close() {
    try {
      if (writer.isPresent()) {
        writer.get().close();
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Reads the lines of a results directory; a last line that is cut is left out.
   *
   * @return none if there is no such file
   * @throws ResultsException if it is not of that form
   */
  public static List<ResourceSample> read(Path directory) {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<ResourceSample> samples = new ArrayList<>();
    try (LineReader lines = LineReader.of(file)) {
      boolean header = lines.next();
      if (header && !lines.text().equals(ResourceLine.HEADER)) {
        throw new ResultsException(
            file + " does not begin with the header of a resources file of this version of Duet");
      }
      while (header && lines.next()) {
        samples.add(parsed(file, samples.size() + 2, lines.text()));
      }
      return List.copyOf(samples);
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ResourceSample parsed(Path file, int number, String line) {
    try {
      return ResourceLine.parse(line);
    } catch (RuntimeException e) {
      throw new ResultsException(
          "%s, line %d is not a sample of resources".formatted(file, number), e);
    }
  }

  private static boolean isCut(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      return !text.isEmpty() && !text.endsWith("\n");
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ResultsException unwritable(Path file, IOException cause) {
    return new ResultsException(file + " cannot be written: " + cause.getMessage(), cause);
  }
}

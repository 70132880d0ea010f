package io.faasduet.bench.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code samples.csv}: a header, then one line a request, in the order they ended; {@code sequence}
 * is the order they were made in, which is the order of all lists here. A line is handed to the
 * operating system before the next request is made, so that a run which is killed leaves every
 * request that ended; its last line may be cut. Lines are never changed.
 *
 * <p>The columns, in order: {@code function}, {@code target}, {@code experiment} (cold, warmup,
 * warm, load), {@code step}, {@code group}, {@code process}, {@code sequence}, {@code start} (ISO
 * 8601, UTC), {@code intended_nanos}, {@code start_nanos}, {@code latency_ms}, {@code status},
 * {@code cold} (true, false), {@code instance}; the function's own timings {@code init_ms}, {@code
 * decode_ms}, {@code fetch_ms}, {@code preprocess_ms}, {@code inference_ms}, {@code render_ms},
 * {@code store_ms}, {@code total_ms}; the steps of a cold start {@code process_start_ms}, {@code
 * runtime_init_ms}, {@code function_init_ms}, {@code first_invocation_ms}; {@code resident_bytes},
 * {@code billed_ms}, {@code platform_init_ms}. What each means is said at {@link Sample}, {@link
 * Phase}, {@link ColdStart} and {@link Billed}. A value that is not known is empty. Milliseconds
 * have six decimals.
 */
public final class SampleFile implements AutoCloseable {
  /** The file's name in a results directory. */
  public static final String NAME = "samples.csv";

  private final Path file;
  private final BufferedWriter writer;

  private SampleFile(Path file, BufferedWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  /**
   * Starts the file of a new run; the directory is made if need be.
   *
   * @throws ResultsException if the directory has samples already, or cannot be written
   */
  public static SampleFile create(Path directory) {
    Path file = directory.resolve(NAME);
    try {
      Files.createDirectories(directory);
      BufferedWriter writer =
          Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      SampleFile samples = new SampleFile(file, writer);
      samples.write(SampleLine.HEADER);
      return samples;
    } catch (FileAlreadyExistsException e) {
      throw new ResultsException(
          file + " is there already: samples are never overwritten, so name another directory", e);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Opens the file of a run that was cut short, to go on with it. What does not belong to a step
   * that is done is kept in a file next to it, {@code samples.unfinished-1.csv} and so on.
   *
   * @param done whether a sample belongs to a step that is done
   * @throws ResultsException if there is no such file, or it cannot be written
   */
  public static SampleFile resume(Path directory, Predicate<Sample> done) {
    Path file = directory.resolve(NAME);
    List<Sample> samples = parsed(file);
    try {
      ResumedFile.replace(
          file,
          samples.stream().allMatch(done),
          rewritten -> write(rewritten, samples.stream().filter(done)));
      return new SampleFile(
          file, Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static void write(Path file, Stream<Sample> samples) throws IOException {
    try (SampleFile rewritten =
        new SampleFile(file, Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      rewritten.write(SampleLine.HEADER);
      samples.forEach(rewritten::append);
    }
  }

  /**
   * Adds a sample.
   *
   * @throws ResultsException if the file cannot be written
   */
  public void append(Sample sample) {
    try {
      write(SampleLine.of(sample));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void write(String line) throws IOException {
    writer.write(line);
    writer.write('\n');
    writer.flush();
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Reads the samples of a results directory, in the order they were made; a last line that is cut
   * is left out.
   *
   * @throws ResultsException if there is no such file, or it is not one of samples, or it has none
   */
  public static List<Sample> read(Path directory) {
    Path file = directory.resolve(NAME);
    List<Sample> samples = parsed(file);
    if (samples.isEmpty()) {
      throw new ResultsException(file + " has no samples: the run ended before its first answer");
    }
    return samples;
  }

  /** As {@link #read}, of a run that may have no samples yet. */
  public static List<Sample> readAny(Path directory) {
    return parsed(directory.resolve(NAME));
  }

  /**
   * Whether the last line of a results directory's samples is cut, as of a run that was killed or a
   * file that was copied in part.
   *
   * @throws ResultsException if there is no such file
   */
  public static boolean endsInALine(Path directory) {
    Path file = directory.resolve(NAME);
    try (FileChannel bytes = FileChannel.open(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return bytes.read(last, Math.max(0, bytes.size() - 1)) == 1 && last.get(0) != '\n';
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ResultsException unreadable(Path file, IOException cause) {
    return new ResultsException(
        file + " cannot be read: is " + file.getParent() + " the directory of a run?", cause);
  }

  private static List<Sample> parsed(Path file) {
    try (LineReader lines = LineReader.of(file)) {
      if (!lines.next()) {
        throw new ResultsException(file + " is empty: the run ended before its first request");
      }
      if (!lines.text().equals(SampleLine.HEADER)) {
        throw new ResultsException(
            file + " does not begin with the header of a samples file of this version of Duet");
      }
      return Collections.unmodifiableList(SamplePart.readAll(file, SamplePart.BYTES));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ResultsException unwritable(Path file, IOException cause) {
    return new ResultsException(file + " cannot be written: " + cause.getMessage(), cause);
  }
}

package io.faasduet.bench.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The samples of a part of a file. The parts of a file are read at the same time.
 *
 * @param samples in the order of the lines
 * @param fault what is wrong with the line after these, where reading ended
 */
record SamplePart(List<Sample> samples, Optional<RuntimeException> fault) {
  /** Large enough that what parts cost does not count. */
  static final int BYTES = 1 << 22;

  /**
   * All samples of a file that has a header, in the order in which they were made, read in parts of
   * so many bytes.
   */
  static List<Sample> readAll(Path file, int bytes) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (SamplePart part : parts(file, bytes)) {
      samples.addAll(part.samples);
      if (part.fault.isPresent()) {
        throw new ResultsException(
            "%s, line %d is not a sample".formatted(file, samples.size() + 2), part.fault.get());
      }
    }
    samples.sort(Comparator.comparingInt(Sample::sequence));
    return samples;
  }

  private static List<SamplePart> parts(Path file, int bytes) throws IOException {
    int count = Math.toIntExact(Files.size(file) / bytes + 1);
    try {
      return IntStream.range(0, count)
          .parallel()
          .mapToObj(part -> read(file, part, bytes))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static SamplePart read(Path file, int part, int bytes) {
    List<Sample> samples = new ArrayList<>();
    // the header begins before the first part
    long from = 1 + (long) part * bytes;
    try (LineReader lines = LineReader.of(file, from, from + bytes)) {
      FieldReader fields = new FieldReader();
      while (lines.next()) {
        samples.add(SampleLine.parse(fields, lines.bytes(), lines.from(), lines.to()));
      }
      return new SamplePart(samples, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      return new SamplePart(samples, Optional.of(e));
    }
  }
}

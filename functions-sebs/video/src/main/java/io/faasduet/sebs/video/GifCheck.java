package io.faasduet.sebs.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a GIF is the first seconds of a video at ten frames a second, 320 columns wide. */
final class GifCheck {
  private static final int WIDTH = 320;
  private static final double RATE = 10;
  private static final double MOST_DIFFERENCE = 4;

  /** The block of an application that says how often: forever. */
  private static final String FOREVER = "!\u00ff\u000bNETSCAPE2.0\u0003\u0001\u0000\u0000\u0000";

  private GifCheck() {}

  /** What is wrong with it; empty if nothing is. */
  static Optional<String> fault(Path original, Path gif, int seconds) throws IOException {
    String bytes = new String(Files.readAllBytes(gif), ISO_8859_1);
    if (!bytes.startsWith("GIF8")) {
      return Optional.of("it is not a GIF");
    }
    if (!bytes.contains(FOREVER)) {
      return Optional.of("the GIF is not shown over and over");
    }
    List<Cells> source = new ArrayList<>();
    try (DecodedVideo video = new DecodedVideo(original);
        DecodedVideo made = new DecodedVideo(gif)) {
      int height = Math.round((float) WIDTH * video.height() / video.width());
      if (made.width() != WIDTH || Math.abs(made.height() - height) > 1) {
        return Optional.of(
            "the GIF has %d x %d pixels, not %d x %d"
                .formatted(made.width(), made.height(), WIDTH, height));
      }
      video.next().map(Cells::of).ifPresent(source::add);
      while (source.get(source.size() - 1).seconds < seconds) {
        Optional<YuvFrame> frame = video.next();
        if (frame.isEmpty()) {
          break;
        }
        source.add(Cells.of(frame.get()));
      }
      return frames(source, made, Math.min(seconds, length(source, video.rate())));
    } catch (FfmpegException e) {
      return Optional.of("the GIF cannot be decoded: " + e.getMessage());
    }
  }

  private static double length(List<Cells> source, double rate) {
    return source.get(source.size() - 1).seconds + 1 / rate;
  }

  private static Optional<String> frames(List<Cells> source, DecodedVideo made, double seconds) {
    int count = 0;
    for (Optional<YuvFrame> frame = made.next(); frame.isPresent(); frame = made.next()) {
      double time = count / RATE;
      Cells cells = Cells.of(frame.get());
      double difference =
          source.stream()
              .filter(candidate -> Math.abs(candidate.seconds - time) <= 1 / RATE)
              .mapToDouble(cells::difference)
              .min()
              .orElse(255);
      if (difference > MOST_DIFFERENCE) {
        return Optional.of(
            "frame %d of the GIF is not the video's at %.1f s: it differs by %.1f of 255"
                .formatted(count, time, difference));
      }
      count++;
    }
    return Math.abs(count - RATE * seconds) <= 1
        ? Optional.empty()
        : Optional.of(
            "the GIF has %d frames, where %.1f s at ten a second are %.0f"
                .formatted(count, seconds, RATE * seconds));
  }

  /** The mean brightness of a frame's cells, which is the same at any size. */
  private record Cells(double[] means, double seconds) {
    private static final int ACROSS = 16;
    private static final int DOWN = 9;

    static Cells of(YuvFrame frame) {
      double[] sums = new double[ACROSS * DOWN];
      int[] counts = new int[ACROSS * DOWN];
      for (int y = 0; y < frame.height(); y++) {
        int row = y * DOWN / frame.height() * ACROSS;
        for (int x = 0; x < frame.width(); x++) {
          int cell = row + x * ACROSS / frame.width();
          sums[cell] += frame.luma()[y * frame.width() + x] & 0xFF;
          counts[cell]++;
        }
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= counts[i];
      }
      return new Cells(sums, frame.seconds());
    }

    double difference(Cells other) {
      double sum = 0;
      for (int i = 0; i < means.length; i++) {
        sum += Math.abs(means[i] - other.means[i]);
      }
      return sum / means.length;
    }
  }
}

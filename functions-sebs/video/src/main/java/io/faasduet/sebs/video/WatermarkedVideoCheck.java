package io.faasduet.sebs.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a video is the first seconds of another with the watermark, frame by frame. */
final class WatermarkedVideoCheck {
  private static final double LEAST_SIMILARITY = 0.98;
  private static final double MOST_DIFFERENCE = 5;

  private WatermarkedVideoCheck() {}

  /** What is wrong with it; empty if nothing is. */
  static Optional<String> fault(Path original, Path video, int seconds) throws IOException {
    Watermark watermark = Watermark.read();
    try (DecodedVideo source = new DecodedVideo(original);
        DecodedVideo made = new DecodedVideo(video)) {
      if (made.width() != source.width() || made.height() != source.height()) {
        return Optional.of(
            "the video has %d x %d pixels, and the original %d x %d"
                .formatted(made.width(), made.height(), source.width(), source.height()));
      }
      double similarity = 0;
      int frames = 0;
      while (true) {
        Optional<YuvFrame> expected =
            source.next().filter(frame -> frame.seconds() < seconds - 1e-6);
        Optional<YuvFrame> actual = made.next();
        if (expected.isEmpty() || actual.isEmpty()) {
          return expected.isPresent() != actual.isPresent()
              ? Optional.of(
                  "the video is %s than %d s of the original: it has %s%d frames"
                      .formatted(
                          expected.isPresent() ? "shorter" : "longer",
                          seconds,
                          expected.isPresent() ? "" : "more than ",
                          frames))
              : similar(similarity / frames);
        }
        if (Math.abs(actual.get().seconds() - expected.get().seconds()) > 0.5 / source.rate()) {
          return Optional.of("frame " + frames + " is shown at another time");
        }
        YuvFrame marked = watermark.over(expected.get());
        double difference = watermark.difference(marked, actual.get());
        if (difference > MOST_DIFFERENCE) {
          return Optional.of(
              "frame %d has another watermark: it differs by %.1f of 255"
                  .formatted(frames, difference));
        }
        similarity += StructuralSimilarity.of(marked, actual.get());
        frames++;
      }
    } catch (FfmpegException e) {
      return Optional.of("the video cannot be decoded: " + e.getMessage());
    }
  }

  private static Optional<String> similar(double similarity) {
    return similarity >= LEAST_SIMILARITY
        ? Optional.empty()
        : Optional.of(
            "the video is not the original with the watermark: SSIM %.4f, not %.2f"
                .formatted(similarity, LEAST_SIMILARITY));
  }
}

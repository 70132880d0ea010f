package io.faasduet.sebs.video;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Makes one video of another. */
final class Transcoding {
  private static final double ROUNDING = 1e-6;

  private Transcoding() {}

  /** Asked before each frame whether to go on. */
  @FunctionalInterface
  interface Check {
    /**
     * Throws if the work is no longer wanted.
     *
     * @throws InterruptedException if this thread was interrupted
     */
    void goOn() throws InterruptedException;
  }

  /**
   * Filters the first seconds of a video, and writes what comes out.
   *
   * @return how many frames that is
   * @throws FfmpegException if the video cannot be decoded
   */
  static int run(
      VideoSource source,
      double seconds,
      String filters,
      Path output,
      VideoWriter.Encoding encoding,
      Check check)
      throws InterruptedException {
    try (FilterGraph graph = new FilterGraph(Optional.of(source.filterArguments()), filters);
        VideoWriter writer = new VideoWriter(output, encoding, graph)) {
      int written = 0;
      Optional<AVFrame> frame = source.next();
      while (frame.isPresent() && source.seconds(frame.get()) < seconds - ROUNDING) {
        check.goOn();
        graph.push(frame.get());
        written += passOn(graph, writer, check);
        frame = source.next();
      }
      graph.end();
      written += passOn(graph, writer, check);
      writer.finish();
      return written;
    }
  }

  /** Writes what a graph makes that needs no video. */
  static void draw(String filters, Path output, VideoWriter.Encoding encoding)
      throws InterruptedException {
    try (FilterGraph graph = new FilterGraph(Optional.empty(), filters);
        VideoWriter writer = new VideoWriter(output, encoding, graph)) {
      passOn(graph, writer, () -> {});
      writer.finish();
    }
  }

  private static int passOn(FilterGraph graph, VideoWriter writer, Check check)
      throws InterruptedException {
    int count = 0;
    for (Optional<AVFrame> out = graph.pull(); out.isPresent(); out = graph.pull()) {
      check.goOn();
      writer.write(out.get());
      count++;
    }
    return count;
  }
}

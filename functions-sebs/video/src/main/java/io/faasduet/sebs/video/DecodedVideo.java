package io.faasduet.sebs.video;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A file's video, frame by frame. Not thread-safe. */
final class DecodedVideo implements AutoCloseable {
  private final VideoSource source;
  private final FilterGraph graph;

  /**
   * Opens a file.
   *
   * @throws FfmpegException if it has no video that can be decoded
   */
  DecodedVideo(Path file) {
    source = VideoSource.open(file);
    try {
      graph =
          new FilterGraph(
              Optional.of(source.filterArguments()), "[in]scale=out_range=tv,format=yuv420p[out]");
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  int width() {
    return source.width();
  }

  int height() {
    return source.height();
  }

  /** Frames a second. */
  double rate() {
    return source.rate();
  }

  /** The next frame, if there is one. */
  Optional<YuvFrame> next() {
    Optional<AVFrame> decoded = source.next();
    if (decoded.isEmpty()) {
      return Optional.empty();
    }
    double seconds = source.seconds(decoded.get());
    graph.push(decoded.get());
    return graph.pull().map(frame -> YuvFrame.of(frame, seconds));
  }

  @Override
  public void close() {
    graph.close();
    source.close();
  }
}

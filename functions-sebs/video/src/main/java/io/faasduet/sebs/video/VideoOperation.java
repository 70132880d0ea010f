package io.faasduet.sebs.video;

import io.faasduet.api.InvalidRequestException;
import java.nio.file.Path;

/** What is done with a video. */
enum VideoOperation {
  /** Lays an image over its middle. */
  WATERMARK("watermark", "", "video/mp4", VideoWriter.Encoding.MP4) {
    @Override
    String filters(Path watermark) {
      return "movie="
          + escaped(watermark)
          + "[w];[in][w]overlay=(main_w-overlay_w)/2:(main_h-overlay_h)/2,format=yuv420p[out]";
    }
  },
  /** Ten frames a second, 320 columns wide, in a palette of 256 colours. */
  EXTRACT_GIF("extract-gif", ".gif", "image/gif", VideoWriter.Encoding.GIF) {
    @Override
    String filters(Path watermark) {
      return "[in]fps=10,scale=320:-1:flags=lanczos,split[a][b];"
          + "[a]palettegen[p];[b][p]paletteuse[out]";
    }
  };

  private final String op;
  private final String extension;
  private final String mediaType;
  private final VideoWriter.Encoding encoding;

  VideoOperation(String op, String extension, String mediaType, VideoWriter.Encoding encoding) {
    this.op = op;
    this.extension = extension;
    this.mediaType = mediaType;
    this.encoding = encoding;
  }

  /**
   * The operation of a name.
   *
   * @throws InvalidRequestException if there is none
   */
  static VideoOperation of(String name) {
    for (VideoOperation operation : values()) {
      if (operation.op.equals(name)) {
        return operation;
      }
    }
    throw new InvalidRequestException(
        "field 'object.op' must be watermark or extract-gif, not '" + name + "'");
  }

  /** The filters in FFmpeg's language. */
  abstract String filters(Path watermark);

  /** The name of what a file of that key becomes. */
  String outputName(String key) {
    return "processed-" + key.substring(key.lastIndexOf('/') + 1) + extension;
  }

  String mediaType() {
    return mediaType;
  }

  VideoWriter.Encoding encoding() {
    return encoding;
  }

  /** A path as an option's value within a graph: both escape characters. */
  private static String escaped(Path path) {
    return path.toString()
        .replaceAll("([\\\\':])", "\\\\$1")
        .replaceAll("([\\\\'\\[\\],;])", "\\\\$1");
  }
}

package io.faasduet.sebs.video;

/** Thrown for a call of FFmpeg's libraries that fails; the message names it and says why. */
final class FfmpegException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FfmpegException(String message) {
    super(message);
  }
}

package io.faasduet.sebs.video;

import io.faasduet.api.Settings;
import io.faasduet.files.CacheRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's libraries in this process, and what their calls answer. */
final class Ffmpeg {
  private static final int MESSAGE_BYTES = 128;

  private Ffmpeg() {}

  /**
   * Unpacks the libraries to the cache unless they are there, and loads them. Those for sound cards
   * and screens are left out: they need others that servers do not have, and so does FFmpeg's own
   * program.
   */
  static void load(Settings settings) {
    Path cache = CacheRoot.of(settings::text);
    try {
      CacheRoot.create(cache);
    } catch (IOException e) {
      throw new UncheckedIOException("FFmpeg cannot be unpacked: " + e.getMessage(), e);
    }
    System.setProperty("org.bytedeco.javacpp.cachedir", cache.resolve("javacpp").toString());
    Loader.load(avutil.class);
    Loader.load(avcodec.class);
    Loader.load(avformat.class);
    Loader.load(avfilter.class);
    avutil.av_log_set_level(avutil.AV_LOG_FATAL);
  }

  /**
   * Passes on what a call answers, unless that is an error.
   *
   * @throws FfmpegException if it is negative
   */
  static int check(int answer, String call) {
    if (answer < 0) {
      throw new FfmpegException(call + " failed: " + message(answer));
    }
    return answer;
  }

  private static String message(int error) {
    byte[] text = new byte[MESSAGE_BYTES];
    avutil.av_strerror(error, text, MESSAGE_BYTES);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}

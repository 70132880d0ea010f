package io.faasduet.sebs.video;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** The frames of a file's video, in the order in which they are shown. Not thread-safe. */
final class VideoSource implements AutoCloseable {
  private final AVFormatContext file = new AVFormatContext(null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private AVCodecContext decoder = new AVCodecContext(null);
  private AVStream stream = new AVStream(null);
  private boolean ended;

  private VideoSource() {}

  /**
   * Opens a file.
   *
   * @throws FfmpegException if it has no video that can be decoded
   */
  static VideoSource open(Path path) {
    VideoSource source = new VideoSource();
    try {
      source.open(path.toString());
      return source;
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private void open(String path) {
    Ffmpeg.check(
        avformat.avformat_open_input(file, path, null, new AVDictionary(null)), "opening it");
    Ffmpeg.check(
        avformat.avformat_find_stream_info(file, new AVDictionary(null)), "reading its streams");
    int number =
        Ffmpeg.check(
            avformat.av_find_best_stream(
                file, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, new PointerPointer<>(1L), 0),
            "finding its video");
    stream = file.streams(number);
    AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    if (codec == null) {
      throw new FfmpegException("there is no decoder of its video");
    }
    decoder = avcodec.avcodec_alloc_context3(codec);
    Ffmpeg.check(
        avcodec.avcodec_parameters_to_context(decoder, stream.codecpar()), "setting the decoder");
    decoder.pkt_timebase(stream.time_base());
    decoder.thread_count(0);
    Ffmpeg.check(
        avcodec.avcodec_open2(decoder, codec, new AVDictionary(null)), "opening the decoder");
  }

  /** What a graph of filters has to know of the frames. */
  String filterArguments() {
    AVRational base = stream.time_base();
    AVRational rate = avformat.av_guess_frame_rate(file, stream, null);
    AVRational aspect = decoder.sample_aspect_ratio();
    return "video_size=%dx%d:pix_fmt=%d:time_base=%d/%d:frame_rate=%d/%d:pixel_aspect=%d/%d"
        .formatted(
            decoder.width(),
            decoder.height(),
            decoder.pix_fmt(),
            base.num(),
            base.den(),
            rate.num(),
            Math.max(1, rate.den()),
            aspect.num(),
            Math.max(1, aspect.den()));
  }

  /**
   * The next frame, which is valid until the next call; its time is set. What is damaged is passed
   * over, as by FFmpeg's program.
   */
  Optional<AVFrame> next() {
    while (true) {
      avutil.av_frame_unref(frame);
      int answer = avcodec.avcodec_receive_frame(decoder, frame);
      if (answer >= 0) {
        frame.pts(frame.best_effort_timestamp());
        return Optional.of(frame);
      } else if (ended) {
        return Optional.empty();
      }
      send();
    }
  }

  private void send() {
    if (avformat.av_read_frame(file, packet) < 0) {
      ended = true;
      avcodec.avcodec_send_packet(decoder, new AVPacket(null));
      return;
    }
    if (packet.stream_index() == stream.index()) {
      avcodec.avcodec_send_packet(decoder, packet);
    }
    avcodec.av_packet_unref(packet);
  }

  /** When a frame is shown, in seconds from the video's start. */
  double seconds(AVFrame shown) {
    long start = stream.start_time() == avutil.AV_NOPTS_VALUE ? 0 : stream.start_time();
    return (shown.pts() - start) * avutil.av_q2d(stream.time_base());
  }

  /** The name of the video's encoding, such as {@code h264}. */
  String codec() {
    return avcodec.avcodec_get_name(decoder.codec_id()).getString();
  }

  int width() {
    return decoder.width();
  }

  int height() {
    return decoder.height();
  }

  /** Frames a second. */
  double rate() {
    return avutil.av_q2d(avformat.av_guess_frame_rate(file, stream, null));
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    if (!decoder.isNull()) {
      avcodec.avcodec_free_context(decoder);
    }
    if (!file.isNull()) {
      avformat.avformat_close_input(file);
    }
  }
}

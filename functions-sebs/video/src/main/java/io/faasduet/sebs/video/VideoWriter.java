package io.faasduet.sebs.video;

import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** A file of one video that is being written. Not thread-safe. */
final class VideoWriter implements AutoCloseable {
  private final AVFormatContext file = new AVFormatContext(null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVIOContext output = new AVIOContext(null);
  private AVCodecContext encoder = new AVCodecContext(null);
  private AVStream stream = new AVStream(null);

  /**
   * How a video is written.
   *
   * @param format the name of FFmpeg's format
   * @param encoder the name of FFmpeg's encoder
   * @param encoderOptions the encoder's options
   * @param formatOptions the format's options
   */
  record Encoding(
      String format,
      String encoder,
      Map<String, String> encoderOptions,
      Map<String, String> formatOptions) {
    /**
     * H.264 in MP4, by Cisco's encoder: the build under the LGPL has no x264. Each frame is
     * quantised alike, about as finely as x264 does unless told otherwise.
     */
    static final Encoding MP4 =
        new Encoding(
            "mp4",
            "libopenh264",
            Map.of("rc_mode", "off", "qmin", "20", "qmax", "20", "g", "50"),
            Map.of("movflags", "faststart"));

    /** A GIF that is shown over and over. */
    static final Encoding GIF = new Encoding("gif", "gif", Map.of(), Map.of("loop", "0"));
  }

  /** Begins a file of the frames that come out of a graph. */
  VideoWriter(Path path, Encoding encoding, FilterGraph graph) {
    try {
      open(path.toString(), encoding, graph.sink());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void open(String path, Encoding encoding, AVFilterContext frames) {
    Ffmpeg.check(
        avformat.avformat_alloc_output_context2(file, null, encoding.format, path),
        "making a file of the format " + encoding.format);
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(encoding.encoder);
    if (codec == null) {
      throw new FfmpegException("this build of FFmpeg has no encoder " + encoding.encoder);
    }
    AVRational rate = avfilter.av_buffersink_get_frame_rate(frames);
    encoder = avcodec.avcodec_alloc_context3(codec);
    encoder.width(avfilter.av_buffersink_get_w(frames));
    encoder.height(avfilter.av_buffersink_get_h(frames));
    encoder.pix_fmt(avfilter.av_buffersink_get_format(frames));
    encoder.sample_aspect_ratio(avfilter.av_buffersink_get_sample_aspect_ratio(frames));
    encoder.time_base(avfilter.av_buffersink_get_time_base(frames));
    encoder.framerate(rate);
    encoder.thread_count(0);
    if ((file.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    set(encoder, encoding.encoderOptions);
    Ffmpeg.check(
        avcodec.avcodec_open2(encoder, codec, new AVDictionary(null)),
        "opening the encoder " + encoding.encoder);
    stream = avformat.avformat_new_stream(file, codec);
    Ffmpeg.check(
        avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder),
        "describing the video");
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(rate);
    Ffmpeg.check(avformat.avio_open(output, path, avformat.AVIO_FLAG_WRITE), "making the file");
    file.pb(output);
    set(file.priv_data(), encoding.formatOptions);
    Ffmpeg.check(
        avformat.avformat_write_header(file, new AVDictionary(null)), "beginning the file");
  }

  private static void set(org.bytedeco.javacpp.Pointer target, Map<String, String> options) {
    options.forEach(
        (name, value) ->
            Ffmpeg.check(
                avutil.av_opt_set(target, name, value, avutil.AV_OPT_SEARCH_CHILDREN),
                "setting " + name));
  }

  /** Writes a frame. */
  void write(AVFrame frame) {
    frame.pict_type(avutil.AV_PICTURE_TYPE_NONE);
    Ffmpeg.check(avcodec.avcodec_send_frame(encoder, frame), "encoding");
    drain();
  }

  /** Writes what is left, and the file's end. */
  void finish() {
    Ffmpeg.check(avcodec.avcodec_send_frame(encoder, null), "ending the encoder");
    drain();
    Ffmpeg.check(avformat.av_write_trailer(file), "ending the file");
  }

  private void drain() {
    while (avcodec.avcodec_receive_packet(encoder, packet) >= 0) {
      if (packet.duration() == 0) {
        AVRational rate = encoder.framerate();
        packet.duration(
            Math.round(rate.den() / (double) rate.num() / avutil.av_q2d(encoder.time_base())));
      }
      avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      Ffmpeg.check(avformat.av_interleaved_write_frame(file, packet), "writing");
    }
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    if (!encoder.isNull()) {
      avcodec.avcodec_free_context(encoder);
    }
    if (!output.isNull()) {
      avformat.avio_closep(output);
    }
    if (!file.isNull()) {
      avformat.avformat_free_context(file);
    }
  }
}

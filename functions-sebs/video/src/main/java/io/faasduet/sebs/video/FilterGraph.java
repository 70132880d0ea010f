package io.faasduet.sebs.video;

import java.util.Optional;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A graph of FFmpeg's filters, through which frames go. Not thread-safe. */
final class FilterGraph implements AutoCloseable {
  private final AVFilterGraph graph = avfilter.avfilter_graph_alloc();
  private final AVFilterContext source = new AVFilterContext(null);
  private final AVFilterContext sink = new AVFilterContext(null);
  private final AVFrame frame = avutil.av_frame_alloc();

  /**
   * Makes a graph.
   *
   * @param arguments what is known of the frames that go in; none for a graph that makes them
   * @param filters the filters in FFmpeg's own language, from {@code [in]} to {@code [out]}
   */
  FilterGraph(Optional<String> arguments, String filters) {
    try {
      build(arguments, filters);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void build(Optional<String> arguments, String filters) {
    AVFilterInOut from = new AVFilterInOut(null);
    AVFilterInOut to = avfilter.avfilter_inout_alloc();
    try {
      if (arguments.isPresent()) {
        add(source, "buffer", "in", arguments.get());
        from = avfilter.avfilter_inout_alloc();
        describe(from, "in", source);
      }
      add(sink, "buffersink", "out", null);
      describe(to, "out", sink);
      Ffmpeg.check(
          avfilter.avfilter_graph_parse_ptr(graph, filters, to, from, null), "reading " + filters);
      Ffmpeg.check(avfilter.avfilter_graph_config(graph, null), "setting " + filters);
    } finally {
      avfilter.avfilter_inout_free(from);
      avfilter.avfilter_inout_free(to);
    }
  }

  private void add(
      AVFilterContext made,
      String filter,
      String name,
      @org.jspecify.annotations.Nullable String arguments) {
    Ffmpeg.check(
        avfilter.avfilter_graph_create_filter(
            made, avfilter.avfilter_get_by_name(filter), name, arguments, null, graph),
        "making the filter " + filter);
  }

  private static void describe(AVFilterInOut end, String name, AVFilterContext filter) {
    end.name(avutil.av_strdup(new BytePointer(name)));
    end.filter_ctx(filter);
    end.pad_idx(0);
    end.next(null);
  }

  /** Puts a frame in, which stays the caller's. */
  void push(AVFrame pushed) {
    Ffmpeg.check(
        avfilter.av_buffersrc_add_frame_flags(source, pushed, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF),
        "filtering");
  }

  /** Says that no frame follows. */
  void end() {
    Ffmpeg.check(avfilter.av_buffersrc_add_frame_flags(source, null, 0), "ending the filters");
  }

  /** The next frame that comes out, if there is one yet; it is valid until the next call. */
  Optional<AVFrame> pull() {
    avutil.av_frame_unref(frame);
    int answer = avfilter.av_buffersink_get_frame(sink, frame);
    if (answer == avutil.AVERROR_EOF
        || answer == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN()) {
      return Optional.empty();
    }
    Ffmpeg.check(answer, "filtering");
    return Optional.of(frame);
  }

  /** Where frames come out, with their size, format and times. */
  AVFilterContext sink() {
    return sink;
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avfilter.avfilter_graph_free(graph);
  }
}

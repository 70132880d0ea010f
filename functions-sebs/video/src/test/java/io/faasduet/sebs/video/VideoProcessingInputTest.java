package io.faasduet.sebs.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.runtime.json.Json;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The generator, the function and the check of its answers together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VideoProcessingInputTest {
  private static final String OUT = "220.video-processing-0-output/";
  private static final String OVERLAY =
      "movie=WATERMARK[w];[in][w]overlay=(main_w-overlay_w)/2:(main_h-overlay_h)/2";

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private final VideoProcessingInput input;
  @TempDir private static Path directory;
  @TempDir private static Path temporary;
  private VideoProcessing function;
  private Path clip;
  private Path watermark;
  private Map<String, Object> payload = Map.of();

  VideoProcessingInputTest() {
    s3.createBucket("bench");
    environment.putAll(s3.settings());
    input = new VideoProcessingInput(Settings.of(environment));
  }

  @BeforeAll
  void draw() throws IOException {
    GeneratedInput made = input.generate(context(InputSize.TEST));
    payload = made.payload();
    clip = put(made);
    function = new VideoProcessing(InitContext.of(Settings.of(environment)), temporary);
    watermark = directory.resolve("watermark.png");
    try (InputStream image = VideoProcessing.watermark()) {
      Files.copy(image, watermark);
    }
  }

  @AfterAll
  void close() {
    function.close();
    s3.close();
  }

  @ParameterizedTest
  @EnumSource
  void theFunctionsAnswerIsRight(InputSize size) throws Exception {
    InputContext context = context(size);
    GeneratedInput made = input.generate(context);
    put(made);

    VideoProcessingResponse response =
        function.apply(request(made.payload()), Invocation.of("test"));

    assertThat(response.measurement().downloadTime()).isPositive();
    assertThat(response.measurement().computeTime()).isPositive();
    assertThat(response.measurement().uploadTime()).isPositive();
    String key = response.result().key();
    assertThat(input.validate(answer(context, key, response.measurement().uploadSize()))).isEmpty();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void theSameSeedDrawsTheSameClip() throws IOException {
    byte[] first = Files.readAllBytes(clip);

    input.generate(context(InputSize.TEST));

    assertThat(Files.readAllBytes(clip)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.0 | [in]null[out]                                        | another watermark",
        "1.0 | movie=WATERMARK[w];[in][w]overlay=40:40,format=yuv420p[out] | another watermark",
        "1.0 | OVERLAY,drawbox=w=300:h=300:t=fill,format=yuv420p[out] | SSIM 0.",
        "0.5 | OVERLAY,format=yuv420p[out]                          | shorter than 1 s",
        "1.2 | OVERLAY,format=yuv420p[out]                          | longer than 1 s",
        "1.0 | OVERLAY,scale=640:360,format=yuv420p[out]            | 640 x 360 pixels",
        "1.0 | OVERLAY,setpts=2*PTS,format=yuv420p[out]             | shown at another time",
        "1.0 | OVERLAY,hue=h=120,format=yuv420p[out]                | SSIM 0."
      })
  void anotherVideoIsRefused(double seconds, String filters, String says) throws Exception {
    Path wrong = transcoded(seconds, filters, VideoWriter.Encoding.MP4);

    assertThat(fault(InputSize.TEST, "processed-drawn.0123abcd.mp4", wrong)).contains(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2.0 | fps=5,scale=320:-1       | 0 | the GIF has 10 frames, where 2.0 s",
        "1.0 | fps=10,scale=320:-1      | 0 | the GIF has 10 frames, where 2.0 s",
        "2.0 | fps=10,scale=160:-1      | 0 | 160 x 90 pixels, not 320 x 180",
        "2.0 | fps=10,scale=320:90      | 0 | 320 x 90 pixels, not 320 x 180",
        "2.0 | fps=10,scale=320:-1      | 3 | not shown over and over",
        "2.0 | negate,fps=10,scale=320:-1 | 0 | is not the video's at 0.0 s"
      })
  void anotherGifIsRefused(double seconds, String filters, String loop, String says)
      throws Exception {
    Path wrong =
        transcoded(
            seconds,
            "[in]" + filters + ",split[a][b];[a]palettegen[p];[b][p]paletteuse[out]",
            new VideoWriter.Encoding("gif", "gif", Map.of(), Map.of("loop", loop)));

    assertThat(fault(InputSize.LARGE, "processed-drawn.mp4.0123abcd.gif", wrong)).contains(says);
  }

  @Test
  void whatIsNoVideoIsRefused() throws Exception {
    Path text = Files.writeString(directory.resolve("text"), "no video");
    assertThat(fault(InputSize.TEST, "processed-drawn.0123abcd.mp4", text))
        .contains("cannot be decoded");
    assertThat(fault(InputSize.LARGE, "processed-drawn.mp4.0123abcd.gif", text))
        .contains("not a GIF");
    assertThat(fault(InputSize.TEST, "processed-drawn.mp4", text))
        .contains("not an upload of " + OUT + "processed-drawn.mp4");
    assertThat(
            input.validate(
                answer(context(InputSize.TEST), OUT + "processed-drawn.00000000.mp4", 1)))
        .hasValueSatisfying(said -> assertThat(said).contains("00000000"));
  }

  @Test
  void anotherBucketAndWrongSizesAreRefused() throws Exception {
    s3.put("bench", OUT + "processed-drawn.0123abcd.mp4", "x".getBytes(UTF_8));
    InputContext context = context(InputSize.TEST);
    assertThat(input.validate(answer(context, OUT + "processed-drawn.0123abcd.mp4", 7)))
        .hasValueSatisfying(said -> assertThat(said).contains("upload_size"));
    BenchmarkAnswer right = answer(context, OUT + "processed-drawn.0123abcd.mp4", 1);
    Map<String, Object> response = new HashMap<>(right.response());
    response.put("measurement", Map.of("download_size", 1, "upload_size", 1));
    assertThat(input.validate(new BenchmarkAnswer(right.payload(), response, context)))
        .hasValueSatisfying(said -> assertThat(said).contains("download_size"));
    response.remove("measurement");
    assertThat(input.validate(new BenchmarkAnswer(right.payload(), response, context)))
        .hasValueSatisfying(said -> assertThat(said).contains("download_size is missing"));
    response.put("result", Map.of("bucket", "other", "key", "x"));
    assertThat(input.validate(new BenchmarkAnswer(right.payload(), response, context)))
        .contains("result.bucket is other, not bench");
  }

  @Test
  void workStopsAtTheDeadlineAndLeavesNothing() throws Exception {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    AtomicInteger asked = new AtomicInteger();
    Invocation invocation =
        Invocation.builder("test").deadline(Optional.of(start.plusSeconds(3))).build();

    VideoProcessing slow = with(() -> start.plusSeconds(asked.incrementAndGet()));

    assertThatThrownBy(() -> slow.apply(watermarkRequest(), invocation))
        .isInstanceOfSatisfying(
            FunctionException.class,
            e -> assertThat(e.failure()).isEqualTo(ErrorKind.DEADLINE_EXCEEDED));
    assertThat(asked).hasValue(4);
    assertThat(leftovers()).isEmpty();
    slow.close();
  }

  @Test
  void anInterruptionStopsTheWorkAndLeavesNothing() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Invocation invocation = Invocation.builder("test").deadline(Optional.of(Instant.MAX)).build();

    VideoProcessing interrupted =
        with(
            () -> {
              if (asked.incrementAndGet() == 3) {
                Thread.currentThread().interrupt();
              }
              return Instant.EPOCH;
            });

    assertThatThrownBy(() -> interrupted.apply(watermarkRequest(), invocation))
        .isInstanceOf(InterruptedException.class);
    assertThat(asked).hasValue(3);
    assertThat(leftovers()).isEmpty();
    interrupted.close();
  }

  @Test
  void theBuildIsTheOneUnderTheLgpl() {
    assertThat(org.bytedeco.ffmpeg.global.avutil.avutil_license().getString())
        .isEqualTo("LGPL version 3 or later");
  }

  private interface Now {
    Instant instant();
  }

  private VideoProcessing with(Now now) {
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.instant();
          }
        };
    return new VideoProcessing(InitContext.of(Settings.of(environment), clock), temporary);
  }

  private VideoProcessingRequest watermarkRequest() {
    return request(payload);
  }

  private static List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    }
  }

  private Path transcoded(double seconds, String filters, VideoWriter.Encoding encoding)
      throws InterruptedException {
    Path made = directory.resolve("wrong." + encoding.format());
    String graph = filters.replace("OVERLAY", OVERLAY).replace("WATERMARK", watermark.toString());
    try (VideoSource source = VideoSource.open(clip)) {
      Transcoding.run(source, seconds, graph, made, encoding, () -> {});
    }
    return made;
  }

  private String fault(InputSize size, String name, Path made) throws IOException {
    s3.put("bench", OUT + name, Files.readAllBytes(made));
    return input.validate(answer(context(size), OUT + name, Files.size(made))).orElse("none");
  }

  private Path put(GeneratedInput made) throws IOException {
    InputObject object = made.objects().get(0);
    s3.put("bench", object.key(), Files.readAllBytes(object.file()));
    return object.file();
  }

  private static VideoProcessingRequest request(Map<String, Object> payload) {
    return Json.read(
        Json.write(payload), VideoProcessingRequest.class, VideoProcessing.SPEC.fieldNaming());
  }

  private BenchmarkAnswer answer(InputContext context, String key, long bytes) throws IOException {
    return new BenchmarkAnswer(
        Map.of(),
        Map.of(
            "result",
            Map.of("bucket", "bench", "key", key),
            "measurement",
            Map.of("download_size", Files.size(clip), "upload_size", bytes)),
        context);
  }

  private static InputContext context(InputSize size) {
    return new InputContext(
        size,
        42,
        Optional.empty(),
        directory,
        "bench",
        List.of("220.video-processing-0-input"),
        List.of("220.video-processing-0-output"),
        Duration.ofSeconds(60));
  }
}

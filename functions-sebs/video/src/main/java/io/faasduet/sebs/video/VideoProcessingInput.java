package io.faasduet.sebs.video;

import io.faasduet.api.Settings;
import io.faasduet.files.TemporaryDirectory;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The inputs of 220.video-processing: SeBS's clip, or where that is absent one that is drawn. For
 * {@code test} and {@code small} its first one and three seconds get a watermark, for {@code large}
 * its first two become a GIF. Answers are checked frame by frame.
 */
public final class VideoProcessingInput implements InputGenerator {
  private static final String SEBS = "city.mp4";

  private final Settings settings;

  public VideoProcessingInput() {
    this(Settings.of(System.getenv()));
  }

  VideoProcessingInput(Settings settings) {
    this.settings = settings;
    Ffmpeg.load(settings);
  }

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    Path clip = clip(context);
    if (clip.startsWith(context.directory())) {
      draw(clip, context.seed());
    }
    return new GeneratedInput(
        Map.of(
            "object",
            Map.of("key", name(clip), "op", op(context), "duration", seconds(context)),
            "bucket",
            context.bucketField()),
        List.of(new InputObject(context.inputKey(0, name(clip)), clip)),
        List.of());
  }

  /** FFmpeg's test card with moving figures, and a box where the seed puts it. */
  private static void draw(Path clip, long seed) throws IOException {
    Random random = new Random(seed);
    String filters =
        "testsrc2=size=1280x720:rate=25:duration=5,drawbox=x=%d:y=%d:w=160:h=90:color=0x%06x:t=fill,format=yuv420p[out]"
            .formatted(random.nextInt(1120), random.nextInt(630), random.nextInt(1 << 24));
    try {
      Transcoding.draw(filters, clip, VideoWriter.Encoding.MP4);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a clip was drawn", e);
    }
  }

  private static Path clip(InputContext context) {
    return context
        .data()
        .map(data -> data.resolve(SEBS))
        .filter(Files::exists)
        .orElse(context.directory().resolve("drawn.mp4"));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String op(InputContext context) {
    return switch (context.size()) {
      case TEST, SMALL -> "watermark";
      case LARGE -> "extract-gif";
    };
  }

  private static int seconds(InputContext context) {
    return switch (context.size()) {
      case TEST -> 1;
      case SMALL -> 3;
      case LARGE -> 2;
    };
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) throws IOException {
    InputContext context = answer.context();
    Path clip = clip(context);
    VideoOperation operation = VideoOperation.of(op(context));
    String asked = context.outputKey(0, operation.outputName(name(clip)));
    try (TemporaryDirectory directory = TemporaryDirectory.create("duet-video-");
        BenchmarkStorage storage = BenchmarkStorage.open(settings)) {
      Path made = directory.path().resolve("made");
      Optional<String> fault = StoredResult.fetch(answer, asked, storage, made);
      if (fault.isEmpty()) {
        fault = answer.wrongSizes(Files.size(clip), Files.size(made));
      }
      if (fault.isPresent()) {
        return fault;
      }
      return operation == VideoOperation.WATERMARK
          ? WatermarkedVideoCheck.fault(clip, made, seconds(context))
          : GifCheck.fault(clip, made, seconds(context));
    }
  }
}

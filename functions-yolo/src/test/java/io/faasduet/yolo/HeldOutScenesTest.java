package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.runtime.FunctionHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How well the embedded model finds what it has learned, in scenes that it has not seen. */
class HeldOutScenesTest {
  private static final double LEAST = 0.90;

  @Test
  void theEmbeddedModelFindsTheShapesOfScenesItHasNotSeen() throws IOException {
    assumeThat(HeldOutScenesTest.class.getResource("heldout/truth.csv"))
        .as("no held-out scenes among the test resources")
        .isNotNull();
    Map<String, List<AveragePrecision.Truth>> truth = truth();
    AveragePrecision precision = new AveragePrecision();
    try (EmbeddedS3 s3 = EmbeddedS3.start();
        FunctionHost<YoloRequest, YoloResponse> host = TestFunction.host(s3, Map.of())) {
      for (Map.Entry<String, List<AveragePrecision.Truth>> scene : truth.entrySet()) {
        YoloResponse answer =
            host.call(
                YoloRequest.image(resource(scene.getKey())),
                host.begin(Optional.empty(), Optional.empty()));
        precision.add(answer.detections().orElseThrow(), scene.getValue());
      }
    }
    assertThat(precision.mean())
        .as("mAP@0.5 on %d scenes", truth.size())
        .isGreaterThanOrEqualTo(LEAST);
  }

  /** Lines of a file, a class, and a box: its left, top, width and height. */
  private static Map<String, List<AveragePrecision.Truth>> truth() throws IOException {
    Map<String, List<AveragePrecision.Truth>> scenes = new TreeMap<>();
    new String(resource("truth.csv"), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .forEach(
            row ->
                scenes
                    .computeIfAbsent(row[0], file -> new ArrayList<>())
                    .add(
                        new AveragePrecision.Truth(
                            Integer.parseInt(row[1]),
                            new Detection.Box(
                                Integer.parseInt(row[2]),
                                Integer.parseInt(row[3]),
                                Integer.parseInt(row[4]),
                                Integer.parseInt(row[5])))));
    return scenes;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = HeldOutScenesTest.class.getResourceAsStream("heldout/" + name)) {
      return in.readAllBytes();
    }
  }
}

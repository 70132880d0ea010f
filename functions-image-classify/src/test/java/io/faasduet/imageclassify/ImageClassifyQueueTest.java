package io.faasduet.imageclassify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.BatchFunction;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.api.Settings;
import io.faasduet.lambda.SqsHandler;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.json.Json;
import io.faasduet.testkit.EmbeddedImages;
import io.faasduet.testkit.FakeContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImageClassifyQueueTest {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(ImageClassify.class);

  @Test
  void theMessagesOfABatchAreOneForwardPassAndFailByThemselves() throws IOException {
    List<Watched> watched = new ArrayList<>();
    try (FunctionHost<ImageClassifyRequest, ImageClassifyResponse> host = host(watched)) {
      String failures =
          send(
              new SqsHandler<>(host),
              "{\"input_file_seq\":0}",
              "not JSON",
              "{\"input_file_seq\":3,\"top_k\":2}",
              "{\"input_file_seq\":99}",
              "{\"image\":\"AAAA\"}",
              "{\"image\":\"" + IMAGES.base64(1) + "\"}");
      assertThat(failures)
          .isEqualTo(
              "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},"
                  + "{\"itemIdentifier\":\"m3\"},{\"itemIdentifier\":\"m4\"}]}");
    }
    assertThat(watched).hasSize(1);
    // every pass adds to the phase and is an answer's latency, so two would make it longer
    assertThat(watched.get(0).latencies())
        .hasSize(3)
        .allSatisfy(
            latency ->
                assertThat(latency)
                    .isCloseTo(watched.get(0).inferenceSeconds(), Offset.offset(1e-9)));
  }

  private record Watched(List<Double> latencies, double inferenceSeconds) {}

  /** The function, with a note of what came of each call. */
  private record Watching(ImageClassify function, List<Watched> watched)
      implements BatchFunction<ImageClassifyRequest, ImageClassifyResponse> {
    @Override
    public ImageClassifyResponse apply(ImageClassifyRequest request, Invocation invocation) {
      throw new AssertionError("asked for one at a time");
    }

    @Override
    public List<Outcome<ImageClassifyResponse>> applyAll(
        List<ImageClassifyRequest> requests, Invocation invocation) throws Exception {
      List<Outcome<ImageClassifyResponse>> outcomes = function.applyAll(requests, invocation);
      List<Double> latencies = new ArrayList<>();
      for (Outcome<ImageClassifyResponse> outcome : outcomes) {
        if (outcome instanceof Outcome.Success<ImageClassifyResponse> success) {
          latencies.add(success.value().latency());
        }
      }
      watched.add(new Watched(latencies, invocation.timings().millis().get("inference") / 1e3));
      return outcomes;
    }

    @Override
    public void close() {
      function.close();
    }
  }

  private static FunctionHost<ImageClassifyRequest, ImageClassifyResponse> host(
      List<Watched> watched) {
    return FunctionHost.start(
        FunctionSpec.of(
            "image-classify",
            ImageClassifyRequest.class,
            ImageClassifyResponse.class,
            environment -> new Watching(new ImageClassify(environment), watched)),
        InitContext.of(Settings.of(Map.of())));
  }

  private static String send(SqsHandler<?, ?> handler, String... bodies) throws IOException {
    List<Map<String, Object>> records = new ArrayList<>();
    for (String body : bodies) {
      Map<String, Object> message = new LinkedHashMap<>();
      message.put("messageId", "m" + records.size());
      message.put("body", body);
      message.put("eventSource", "aws:sqs");
      records.add(message);
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(Json.write(Map.of("Records", records))),
        answer,
        new FakeContext());
    return answer.toString(UTF_8);
  }
}

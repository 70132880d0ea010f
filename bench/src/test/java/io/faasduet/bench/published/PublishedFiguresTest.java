package io.faasduet.bench.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.results.PlatformName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedFiguresTest {
  private static final PublishedFigures PUBLISHED = PublishedFigures.shipped();

  @Test
  void everyRowOfEveryFileIsAFigureOfAStudyThatIsNamed() {
    assertThat(PUBLISHED.studies()).extracting(Study::name).doesNotHaveDuplicates().hasSize(4);
    assertThat(of("lambda_imagenet_by_memory")).hasSize(8 * 3 * 3);
    assertThat(of("lambda_imagenet_load")).hasSize(2 * 15);
    assertThat(of("yolo_serverless_vs_serverful")).hasSize(8);
    assertThat(of("cidr2019_case_studies")).hasSize(21);
    assertThat(PUBLISHED.all())
        .hasSize(72 + 30 + 8 + 21)
        .allSatisfy(
            figure -> {
              assertThat(figure.values().mean()).isPositive();
              assertThat(figure.unit()).isIn("s", "usd", "usd_per_hour", "percent");
            });
    assertThat(PUBLISHED.studies())
        .allSatisfy(study -> assertThat(study.source()).isNotBlank())
        .filteredOn(study -> study.source().contains("arXiv:1812.03651"))
        .hasSize(1);
  }

  @Test
  void timesAreSecondsAndCostsAreDollars() {
    assertThat(caseStudy("lambda_640mb", "total_time").values().mean()).isEqualTo(465 * 60.0);
    assertThat(caseStudy("ec2_direct", "batch_latency").values().mean())
        .isCloseTo(0.0028, within(1e-12));
    PublishedFigure queue = caseStudy("sqs_requests_1m_msg_per_s", "cost");
    assertThat(queue.unit()).isEqualTo("usd_per_hour");
    assertThat(queue.values().mean()).isEqualTo(1584);
    assertThat(queue.deployment().platform().label()).isEqualTo("sqs");
    assertThat(caseStudy("lambda_s3_model_s3_result", "batch_latency").note())
        .isEqualTo("SQS batch of 10, mean of 1000 batches");
  }

  @Test
  void aRunIsLaidBesideTheSameModelAtAboutTheSameMemory() {
    List<PublishedFigure> beside =
        PUBLISHED.beside(
            "image-classify",
            Optional.of("resnet50"),
            PlatformName.LAMBDA,
            Optional.of(1769),
            "warm");
    assertThat(beside)
        .extracting(figure -> figure.deployment().name(), PublishedFigure::metric)
        .containsExactly(
            tuple("lambda_1800mb", "api_latency"), tuple("lambda_1800mb", "inference"));
    assertThat(beside.get(0).values().mean()).isEqualTo(2.63);
    assertThat(beside.get(0).values().standardDeviation()).contains(0.13);
  }

  @Test
  void coldRunsAndLoadsHaveFiguresOfTheirOwn() {
    Optional<String> model = Optional.of("mobilenet_v2");
    assertThat(
            PUBLISHED.beside(
                "image-classify", model, PlatformName.LAMBDA, Optional.of(3008), "cold"))
        .extracting(figure -> figure.values().mean())
        .containsExactly(10.95);
    List<PublishedFigure> load =
        PUBLISHED.beside("image-classify", model, PlatformName.LAMBDA, Optional.of(1024), "load");
    assertThat(load)
        .extracting(PublishedFigure::metric)
        .containsExactly("inference", "api_latency");
    assertThat(load.get(0).values())
        .isEqualTo(
            new PublishedFigure.Values(
                1.39, Optional.empty(), Optional.of(1.36), Optional.of(1.68), Optional.of(2439)));
  }

  @Test
  void memoryThatIsNotKnownFitsAllSizes() {
    assertThat(
            PUBLISHED.beside(
                "image-classify",
                Optional.of("resnet50"),
                PlatformName.LAMBDA,
                Optional.empty(),
                "cold"))
        .hasSize(8);
  }

  @Test
  void yoloHasAServerfulSideForEachLoop() {
    assertThat(
            PUBLISHED.beside(
                "yolo", Optional.of("shapes"), PlatformName.FLEET, Optional.empty(), "loop 1"))
        .extracting(figure -> figure.deployment().name(), figure -> figure.values().mean())
        .containsExactly(tuple("ecs_2x_t3a.xlarge", 9.94));
    assertThat(
            PUBLISHED.beside(
                "yolo", Optional.empty(), PlatformName.LAMBDA, Optional.of(3008), "loop 2"))
        .extracting(figure -> figure.values().mean())
        .containsExactly(2.82);
    assertThat(
            PUBLISHED.beside(
                "yolo", Optional.empty(), PlatformName.LAMBDA, Optional.of(3008), "load"))
        .isEmpty();
  }

  @Test
  void nothingIsLaidBesideWhatNobodyPublished() {
    Optional<Integer> memory = Optional.of(2048);
    Optional<String> none = Optional.empty();
    assertThat(PUBLISHED.beside("chameleon", none, PlatformName.LAMBDA, memory, "warm")).isEmpty();
    assertThat(PUBLISHED.beside("image-classify", none, PlatformName.LAMBDA, memory, "warm"))
        .isEmpty();
    assertThat(PUBLISHED.beside("yolo", none, PlatformName.KNATIVE, memory, "warm")).isEmpty();
    assertThat(PUBLISHED.beside("yolo", none, PlatformName.LAMBDA, memory, "warm")).isEmpty();
    assertThat(
            PUBLISHED.beside(
                "image-classify",
                Optional.of("resnet50"),
                PlatformName.LAMBDA,
                Optional.of(4096),
                "cold"))
        .isEmpty();
  }

  @Test
  void aFieldMayBeQuotedToHoldACommaOrAQuote() throws IOException {
    assertThat(rows("one,two,three\na,\"b, \"\"c\"\"\",\n"))
        .containsExactly(Map.of("one", "a", "two", "b, \"c\"", "three", ""));
  }

  @Test
  void aRowHasAsManyFieldsAsTheHeader() {
    assertThatThrownBy(() -> rows("one,two\na\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> rows("one,two\na,b,c\n")).isInstanceOf(IOException.class);
  }

  private static List<Map<String, String>> rows(String csv) throws IOException {
    return CsvRows.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<PublishedFigure> of(String study) {
    return PUBLISHED.all().stream().filter(figure -> figure.study().equals(study)).toList();
  }

  private static PublishedFigure caseStudy(String deployment, String metric) {
    return of("cidr2019_case_studies").stream()
        .filter(figure -> figure.deployment().name().equals(deployment))
        .filter(figure -> figure.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }
}

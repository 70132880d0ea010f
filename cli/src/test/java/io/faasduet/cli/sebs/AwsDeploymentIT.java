package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.LocalAws;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions, buckets and tables that commands make, on services of this machine. */
class AwsDeploymentIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HTML =
      "sebs_abcd1234_110_dynamic_html_java_%d_%s"
          .formatted(
              Runtime.version().feature(),
              System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64");

  @TempDir private Path directory;
  private LocalAws aws;

  @BeforeEach
  void start() {
    Packaged.assume("dynamic-html");
    Packaged.assume("crud-api");
    Packaged.assume("thumbnailer");
    Packaged.assume("sleep");
    aws = new LocalAws(directory);
  }

  @AfterEach
  void stop() {
    if (aws != null) {
      aws.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"library, ''", "http, _http"})
  void aFunctionIsMadeAndInvoked(String trigger, String suffix) throws Exception {
    LocalAws.Ended run =
        aws.invoke("110.dynamic-html", "out", "--trigger", trigger, "--memory", "1769");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode results = results("out");
    String name =
        HTML.replace("x64", System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64")
            + suffix;
    assertThat(results.path("_invocations").path(name)).hasSize(2);
    assertThat(results.path("duet").path("deployed_memory_mb").asInt()).isEqualTo(1769);
    assertThat(results.path("duet").path("deployed_sha256").asText())
        .isEqualTo(aws.function(name).codeSha256());
    assertThat(aws.tags(name)).containsEntry("duet-sebs-id", "abcd1234");
    assertThat(aws.run("resources", "list").out()).contains("function  " + name);
    assertThat(everyFile()).noneMatch(text -> text.contains("sesame"));
  }

  @Test
  void whatIsThereAndFitsIsKept() throws Exception {
    assertThat(aws.invoke("210.thumbnailer", "first", "--memory", "1769").code()).isZero();
    String bucket = "sebs-benchmarks-abcd1234";
    Map<String, String> objects = aws.objects(bucket);
    assertThat(objects.keySet())
        .isNotEmpty()
        .allMatch(key -> key.startsWith("210.thumbnailer-0-input/"));
    String name = aws.functions().get(0);
    String revision = aws.function(name).revisionId();

    assertThat(aws.publish("210.thumbnailer", "--memory", "1769").code()).isZero();
    assertThat(aws.objects(bucket)).isEqualTo(objects);
    assertThat(aws.function(name).revisionId()).isEqualTo(revision);

    assertThat(aws.publish("thumbnailer", "--memory", "512", "--update-storage").code()).isZero();
    assertThat(aws.function(name).memorySize()).isEqualTo(512);
    assertThat(aws.objects(bucket).keySet()).isEqualTo(objects.keySet());
    assertThat(aws.objects(bucket)).isNotEqualTo(objects);
    String updated = aws.function(name).revisionId();

    assertThat(aws.publish("thumbnailer", "--memory", "512", "--update-code").code()).isZero();
    assertThat(aws.function(name).revisionId()).isNotEqualTo(updated);
    JsonNode cached =
        JSON.readTree(directory.resolve("cache/210.thumbnailer/config.json").toFile()).path("aws");
    assertThat(
            cached.path("java").path("functions").path(name).path("config").path("memory").asInt())
        .isEqualTo(512);
    assertThat(cached.path("storage").path("buckets").path("input_uploaded").asBoolean()).isTrue();
  }

  @Test
  void tablesAreMadeAndAllOfItIsCleanedUp() throws Exception {
    LocalAws.Ended run = aws.invoke("130.crud-api", "out", "--memory", "1769");
    assertThat(run.code()).as(run.err()).isZero();
    LocalAws.Ended dry = aws.run("resources", "cleanup", "--dry-run");
    assertThat(dry.out())
        .contains(
            "table     sebs-benchmarks-abcd1234-130.crud-api-shopping_cart", "function  sebs_");
    assertThat(aws.functions()).hasSize(1);

    LocalAws.Ended other = aws.run("resources", "cleanup", "ffff0000");
    assertThat(other.out()).isEqualTo("There is nothing to delete.\n");
    LocalAws.Ended cleaned = aws.run("resources", "cleanup", "abcd1234");
    assertThat(cleaned.code()).as(cleaned.err()).isZero();
    assertThat(cleaned.out()).contains("Deleted 2 of 2");
    assertThat(aws.functions()).isEmpty();
    assertThat(aws.tables()).isEmpty();
    assertThat(aws.run("resources", "list").out()).isEqualTo("Nothing is written down.\n");
  }

  @Test
  void whatOthersMadeIsUsedOrLeftAndNeverDeleted() throws Exception {
    aws.createBucket("sebs-benchmarks-abcd1234");
    assertThat(aws.publish("210.thumbnailer").code()).isZero();
    assertThat(aws.run("resources", "cleanup").out()).contains("Deleted 1 of 1");
    assertThat(aws.objects("sebs-benchmarks-abcd1234")).isNotEmpty();

    assertThat(aws.publish("110.dynamic-html").code()).isZero();
    Files.delete(directory.resolve("cache/resources.json"));
    assertThat(aws.publish("110.dynamic-html").code()).as("its tag shows it").isZero();
    assertThat(aws.run("resources", "list").out()).contains(HTML);
    assertThat(aws.function(HTML).memorySize()).as("the benchmark's own").isEqualTo(128);
    aws.replaceByForeign(HTML);
    Files.delete(directory.resolve("cache/resources.json"));
    LocalAws.Ended refused = aws.publish("110.dynamic-html");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("there is a function " + HTML + " that was made by others; name it with");
  }

  @Test
  void aBucketOfTheUsersIsUsedOrSaidToBeMissing() throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("own.json"),
            Files.readString(aws.config())
                .replace(
                    "\"resources_id\"",
                    "\"storage_buckets\": {\"benchmarks\": \"photos\"}, \"resources_id\""));
    String[] line = {
      "benchmark",
      "invoke",
      "210.thumbnailer",
      "test",
      "--repetitions",
      "1",
      "--config",
      config.toString(),
      "--output-dir",
      directory.resolve("out").toString()
    };

    LocalAws.Ended refused = aws.run(line);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("duet: there is no bucket photos in us-east-1 at " + aws.s3Endpoint())
        .contains(
            "; make it, or leave storage_buckets out of the configuration, so that one is made");
    assertThat(refused.err().lines().toList()).hasSize(1);
    assertThat(directory.resolve("out")).doesNotExist();
    assertThat(aws.everything()).isEmpty();
    assertThat(aws.run("resources", "list").out()).isEqualTo("Nothing is written down.\n");

    aws.createBucket("photos");
    aws.put("photos", "210.thumbnailer-0-output/of-others.jpg");
    assertThat(aws.run(line).code()).isZero();
    assertThat(aws.objects("photos").keySet())
        .contains("210.thumbnailer-0-output/of-others.jpg")
        .filteredOn(key -> !key.startsWith("210.thumbnailer-0-input/"))
        .hasSize(1);
    assertThat(aws.run("resources", "cleanup").out()).contains("Deleted 1 of 1");
    assertThat(aws.everything()).containsExactly("bucket photos");
  }

  @Test
  void regressionTestsMakeAndInvokeEachFunction() throws Exception {
    LocalAws.Ended run = regression("210.thumbnailer", "regression");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).endsWith("1 of 1 tests passed\n");
    assertThat(directory.resolve("regression/210.thumbnailer/samples.csv")).exists();
    assertThat(aws.functions()).hasSize(1);

    aws.replaceByForeign(aws.functions().get(0));
    Files.delete(directory.resolve("cache/resources.json"));
    LocalAws.Ended failed = regression("thumbnailer", "again");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out())
        .contains("failed: thumbnailer on aws: there is a function sebs_abcd1234_210_thumbnailer_")
        .endsWith("0 of 1 tests passed\n");
  }

  private LocalAws.Ended regression(String benchmark, String out) throws Exception {
    return aws.run(
        "benchmark",
        "regression",
        "test",
        "--benchmark-name",
        benchmark,
        "--config",
        aws.config().toString(),
        "--output-dir",
        directory.resolve(out).toString());
  }

  @Test
  void twoAtOnceMakeOneFunction() throws Exception {
    try (DuetProcess one = aws.startInvoke("110.dynamic-html", "one", "--memory", "1769");
        DuetProcess two = aws.startInvoke("110.dynamic-html", "two", "--memory", "1769")) {
      assertThat(one.exitCode()).as(one.err()).isZero();
      assertThat(two.exitCode()).as(two.err()).isZero();
    }
    assertThat(aws.functions()).hasSize(1);
    assertThat(aws.run("resources", "cleanup").out()).contains("Deleted 1 of 1");
  }

  @Test
  void aFunctionThatTimesOutIsAFailureOnFile() throws Exception {
    assertThat(aws.publish("010.sleep").code()).isZero();
    String name = aws.functions().get(0);
    aws.limit(name, 1); // of which its sleep takes all
    LocalAws.Ended run = aws.invoke("010.sleep", "out", "--function-name", name);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("duet: 2 of 2 invocations failed, first with ")
        .contains("; give those that timed out longer with --timeout");
    assertThat(results("out").path("_invocations").elements().next()).hasSize(2);
  }

  @Test
  void aLargePackageGoesByTheBucketOfDeployments() throws Exception {
    Packaged.assume("image-recognition");
    LocalAws.Ended run = aws.publish("411.image-recognition");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("411.image-recognition is ready on AWS with ");
    assertThat(aws.objects("sebs-deployment-abcd1234").keySet())
        .singleElement()
        .asString()
        .startsWith("sebs_abcd1234_411_image_recognition_java_")
        .endsWith(".zip");
    assertThat(aws.run("resources", "cleanup").code()).isZero();
    assertThat(aws.functions()).isEmpty();
  }

  private JsonNode results(String out) throws IOException {
    return JSON.readTree(directory.resolve(out).resolve("experiments.json").toFile());
  }

  private List<String> everyFile() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file -> !file.endsWith("config.json") || file.startsWith(directory.resolve("cache")))
          .map(
              file -> {
                try {
                  return Files.readString(file, StandardCharsets.ISO_8859_1);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}

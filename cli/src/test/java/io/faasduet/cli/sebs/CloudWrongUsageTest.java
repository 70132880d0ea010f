package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import io.faasduet.cli.ShellWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of runs elsewhere: in a line, with exit code 2, before anything is made. */
class CloudWrongUsageTest {
  private static final Map<String, String> CONFIGURATIONS =
      Map.of(
          "ROLE",
          aws("\"lambda-role\": \"arn:aws:iam::123456789012:role/sebs\""),
          "WRONG",
          aws("\"lambda-role\": \"sebs\""),
          "FAR",
          "{\"deployment\": {\"name\": \"knative\", \"knative\": {\"url\": \"http://192.0.2.1:9\"}}}",
          "KNATIVE",
          "{\"deployment\": {\"name\": \"knative\", \"knative\": {\"url\": \"http://127.0.0.1:9\"}}}");

  @TempDir private Path directory;

  private static String aws(String resources) {
    return """
        {"experiments": {"perf-cost": {"benchmark": "110.dynamic-html", "input-size": "test",
           "repetitions": 1, "concurrent-invocations": 1, "experiments": ["warm"],
           "memory-sizes": [128, 256]}},
         "deployment": {"name": "aws", "aws": {"resources": {%s}}}}
        """
        .formatted(resources);
  }

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("dynamic-html");
    Packaged.assume("crud-api");
    Packaged.assume("thumbnailer");
    Packaged.assume("server-reply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "benchmark invoke dynamic-html test --deployment aws|a function on AWS needs a role: give its ARN in the configuration as deployment.aws.resources.lambda-role",
        "benchmark invoke dynamic-html test --config WRONG|must be like arn:aws:iam::123456789012:role/NAME, not 'sebs'",
        "benchmark invoke dynamic-html test --config ROLE --language-version 8|Lambda has no runtime for Java 8; give --language-version 17 or 21 or 25",
        "benchmark invoke thumbnailer test --config KNATIVE|210.thumbnailer stores objects: give the store that the service uses as AWS_ENDPOINT_URL_S3, or as deployment.knative.storage.url",
        "benchmark invoke server-reply test --config FAR|040.server-reply's function calls a server of this machine, which knative does not reach",
        "benchmark invoke crud-api test --config KNATIVE|the function that is there cannot know the names of 130.crud-api's tables",
        "benchmark invoke crud-api test --deployment aws --function-name mine|the function that is there cannot know the names of 130.crud-api's tables",
      })
  void isRefused(String line, String message) throws IOException {
    Path out = directory.resolve("results");
    Path cache = directory.resolve("cache");
    List<String> words = new ArrayList<>(List.of("sebs"));
    words.addAll(ShellWords.of(line));
    for (Map.Entry<String, String> each : CONFIGURATIONS.entrySet()) {
      Path file = Files.writeString(directory.resolve(each.getKey() + ".json"), each.getValue());
      words.replaceAll(word -> word.equals(each.getKey()) ? file.toString() : word);
    }
    words.addAll(List.of("--output-dir", out.toString(), "--cache", cache.toString()));
    Entered refused = Entered.duet(words.toArray(String[]::new));
    assertThat(refused.code()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err().lines().toList()).hasSize(2);
    assertThat(refused.err()).startsWith("duet: ").contains(message);
    assertThat(out).doesNotExist();
    assertThat(cache).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list everything|there are functions, urls, mappings, queues, buckets and tables, not 'everything'",
        "remove bukets sebs|there are functions, urls, mappings, queues, buckets and tables, not 'bukets'",
        "cleanup --deployment gcp|commands make things on aws alone, not on gcp",
      })
  void aCommandOnResourcesIsRefused(String line, String message) {
    List<String> words = new ArrayList<>(List.of("sebs", "resources"));
    words.addAll(ShellWords.of(line));
    Entered refused = Entered.duet(words.toArray(String[]::new));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "us-east-1|there are no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        "|there is no AWS region; give deployment.aws.region in the configuration, or set AWS_REGION",
      })
  void withoutCredentialsOrRegionNothingIsMade(String region, String message) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    if (region != null) {
      environment.put("AWS_REGION", region);
    }
    Path config = Files.writeString(directory.resolve("c.json"), CONFIGURATIONS.get("ROLE"));
    Path cache = directory.resolve("cache");
    Path out = directory.resolve("results");
    try (DuetProcess process =
        DuetProcess.start(
            directory,
            environment,
            "sebs",
            "benchmark",
            "invoke",
            "dynamic-html",
            "test",
            "--config",
            config.toString(),
            "--cache",
            cache.toString(),
            "--output-dir",
            out.toString())) {
      assertThat(process.exitCode()).isEqualTo(2);
      assertThat(process.err().lines().toList()).hasSize(2);
      assertThat(process.err()).startsWith("duet: " + message);
    }
    assertThat(out).doesNotExist();
    assertThat(cache).doesNotExist();
  }

  @Test
  void whereNoStoreAnswersNothingIsLeft() throws Exception {
    Path config = Files.writeString(directory.resolve("c.json"), CONFIGURATIONS.get("KNATIVE"));
    Path cache = directory.resolve("cache");
    Path out = directory.resolve("results");
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9",
            "AWS_ACCESS_KEY_ID", "key",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "DUET_CACHE", cache.toString());
    String line =
        "sebs benchmark invoke thumbnailer test --config %s --output-dir %s".formatted(config, out);
    try (DuetProcess process = DuetProcess.start(directory, environment, line.split(" "))) {
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.err().lines().toList()).hasSize(1);
      assertThat(process.err())
          .startsWith("duet: bucket sebs-benchmarks-")
          .contains("see that the service runs, and what AWS_REGION and AWS_ENDPOINT_URL are")
          .doesNotContain("SDK");
    }
    assertThat(out).doesNotExist();
    assertThat(cache.resolve("sebs/resources.json")).doesNotExist();
  }

  @Test
  void withoutAnythingMadeThereIsNothingToDelete() {
    Entered none =
        Entered.duet("sebs", "resources", "cleanup", "--cache", directory.resolve("c").toString());
    assertThat(none.code()).isZero();
    assertThat(none.out()).isEqualTo("There is nothing to delete.\n");
  }
}

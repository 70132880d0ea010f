package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.LocalAws;
import io.faasduet.cli.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that runs already, whose store is addressed by its URL. */
class KnativeInputIT {
  private static final Pattern PLACE = Pattern.compile("listens on (http://localhost:\\d+)");

  @TempDir private Path directory;

  @Test
  void itsInputIsUploadedOnceAndItsOutputIsEmptied() throws Exception {
    Packaged.assume("thumbnailer");
    Path place = Files.createDirectory(directory.resolve("service"));
    try (LocalAws aws = new LocalAws(directory);
        DuetProcess service =
            DuetProcess.start(place, aws.environment(), "serve", "thumbnailer", "--port", "0")) {
      service.await(() -> PLACE.matcher(service.err()).find());
      Matcher address = PLACE.matcher(service.err());
      assertThat(address.find()).isTrue();
      Path config =
          Files.writeString(
              directory.resolve("knative.json"),
              """
              {"deployment": {"name": "knative", "knative": {"url": "%s",
                "resources": {"resources_id": "abcd1234"}, "storage": {"url": "%s"}}}}
              """
                  .formatted(address.group(1), aws.environment().get("AWS_ENDPOINT_URL_S3")));
      assertThat(invoke(aws, config, "first").code()).isZero();
      assertThat(SampleFile.read(directory.resolve("first"))).hasSize(2).allMatch(Sample::ok);
      var uploaded = aws.objects("sebs-benchmarks-abcd1234");
      assertThat(uploaded).isNotEmpty();
      assertThat(uploaded.keySet()).allMatch(key -> key.startsWith("210.thumbnailer-0-input/"));

      assertThat(invoke(aws, config, "second").code()).isZero();
      assertThat(aws.objects("sebs-benchmarks-abcd1234")).isEqualTo(uploaded);
      assertThat(aws.functions()).isEmpty();
      LocalAws.Ended cleaned = aws.run("resources", "cleanup");
      assertThat(cleaned.out()).contains("bucket    sebs-benchmarks-abcd1234", "Deleted 1 of 1");
      assertThat(aws.everything()).isEmpty();
    }
  }

  private LocalAws.Ended invoke(LocalAws aws, Path config, String out) throws Exception {
    return aws.run(
        "benchmark",
        "invoke",
        "210.thumbnailer",
        "test",
        "--repetitions",
        "2",
        "--config",
        config.toString(),
        "--output-dir",
        directory.resolve(out).toString());
  }
}

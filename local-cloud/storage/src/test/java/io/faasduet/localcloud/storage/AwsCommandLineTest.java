package io.faasduet.localcloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsCommandLineTest {
  @TempDir Path directory;

  @BeforeEach
  void assumeAwsCommandLine() throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v aws").start().waitFor() == 0,
        "the AWS CLI is not installed: nothing shows that it can use EmbeddedS3");
  }

  @Test
  void copiesThereAndBackAndLists() throws Exception {
    byte[] content = new byte[20_000_000];
    new Random(2).nextBytes(content);
    Path big = Files.write(directory.resolve("big"), content);
    try (EmbeddedS3 s3 = EmbeddedS3.start()) {
      aws(s3, "mb", "s3://models");
      aws(s3, "cp", "--no-progress", big.toString(), "s3://models/a b/model.bin");
      assertThat(aws(s3, "ls", "--recursive", "s3://models")).contains("20000000 a b/model.bin");
      Path back = directory.resolve("back");
      aws(s3, "cp", "--no-progress", "s3://models/a b/model.bin", back.toString());
      assertThat(back).hasSameBinaryContentAs(big);
      aws(s3, "rb", "--force", "s3://models"); // with its objects
      assertThat(aws(s3, "ls")).isEmpty();
    }
  }

  private String aws(EmbeddedS3 s3, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("aws", "s3"));
    command.addAll(List.of(arguments));
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(s3.settings());
    int exit = builder.start().waitFor();
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(exit).as(said).isZero();
    return said;
  }
}

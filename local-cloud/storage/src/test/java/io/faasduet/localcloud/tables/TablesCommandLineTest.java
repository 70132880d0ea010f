package io.faasduet.localcloud.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesCommandLineTest {
  @TempDir Path directory;

  @BeforeEach
  void assumeAwsCommandLine() throws Exception {
    assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v aws").start().waitFor() == 0,
        "the AWS CLI is not installed: nothing shows that it can use EmbeddedTables");
  }

  @Test
  void putsUpdatesAndQueries() throws Exception {
    try (EmbeddedTables tables = EmbeddedTables.start()) {
      tables.createTable("carts", "cart", Optional.of("product"));
      aws(
          tables,
          true,
          "put-item",
          "--table-name=carts",
          "--item={\"cart\":{\"S\":\"c\"},\"product\":{\"S\":\"p\"},\"n\":{\"N\":\"1\"}}");
      aws(
          tables,
          true,
          "update-item",
          "--table-name=carts",
          "--key={\"cart\":{\"S\":\"c\"},\"product\":{\"S\":\"p\"}}",
          "--update-expression=ADD n :two",
          "--expression-attribute-values={\":two\":{\"N\":\"2\"}}");
      assertThat(
              aws(
                  tables,
                  true,
                  "query",
                  "--table-name=carts",
                  "--key-condition-expression=cart = :c",
                  "--expression-attribute-values={\":c\":{\"S\":\"c\"}}",
                  "--output=text",
                  "--query=Items[].n.N"))
          .isEqualToIgnoringWhitespace("3");
      assertThat(aws(tables, false, "describe-table", "--table-name=absent"))
          .contains(
              "(ResourceNotFoundException) when calling the DescribeTable operation: Requested"
                  + " resource not found: Table: absent not found");
    }
  }

  private String aws(EmbeddedTables tables, boolean succeeds, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("aws", "dynamodb"));
    command.addAll(List.of(arguments));
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(tables.settings());
    int exit = builder.start().waitFor();
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(exit).as(said).matches(code -> code == 0 == succeeds);
    return said;
  }
}

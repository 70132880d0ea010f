package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.cli.catalogue.Descriptor;
import io.faasduet.cli.command.UsageException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestFieldsTest {
  @TempDir Path directory;

  @Test
  void aMistypedFieldIsNamedWithTheOneThatMayBeMeant() {
    assertThat(unknown("{\"num_of_row\": 3}"))
        .contains(
            "table has no request field 'num_of_row'; did you mean num_of_rows or num_of_cols?");
  }

  @Test
  void severalUnknownFieldsAreNamedWithAllThatThereAre() {
    assertThat(unknown("{\"rows\": 3, \"bucket\": \"b\", \"num_of_rows\": 1}"))
        .contains(
            "table has no request field 'rows', 'bucket'; its fields are num_of_rows, num_of_cols");
  }

  @Test
  void nothingIsSaidOfKnownFieldsNorWhereTheFieldsAreNotKnown() {
    assertThat(unknown("{\"num_of_rows\": 3}")).isEmpty();
    assertThat(unknown("{}")).isEmpty();
    assertThat(unknown("{rows")).isEmpty();
    assertThat(RequestFields.unknown(function(List.of()), "{\"rows\": 3}")).isEmpty();
  }

  @Test
  void theRequestOfARunIsJsonItselfAFileOrStandardInput() throws Exception {
    Path file = Files.writeString(directory.resolve("request.json"), "{\"from\": \"a file\"}");
    assertThat(request("{\"n\": 1}", 1)).contains("{\"n\": 1}");
    assertThat(request("@" + file, 1)).contains("{\"from\": \"a file\"}");
    assertThat(request("-", 1)).contains("{\"from\": \"a pipe\"}");
    assertThat(request(null, 4)).isEmpty();
  }

  @Test
  void aRequestThatCannotBeOneIsRefusedInALine() {
    refuses(
        "{}",
        2,
        "--json is the request of one function, and there are 2; leave one, or write a plan");
    refuses("[1]", 1, "--json must be a JSON object, such as '{\"name\": \"value\"}'");
    refuses("{rows", 1, "--json is not well-formed JSON at line 1, column 2");
    refuses("@no/such.json", 1, "cannot read the file no/such.json");
  }

  private static Optional<String> unknown(String json) {
    return RequestFields.unknown(function(List.of("num_of_rows", "num_of_cols")), json);
  }

  private static void refuses(String text, int functions, String message) {
    assertThatThrownBy(() -> request(text, functions))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  private static Optional<String> request(String text, int functions) {
    RequestOption option = new RequestOption();
    option.json = text;
    InputStream in =
        new ByteArrayInputStream("{\"from\": \"a pipe\"}".getBytes(StandardCharsets.UTF_8));
    return option.read(functions, in);
  }

  private static Descriptor function(List<String> fields) {
    return new Descriptor(
        "table",
        "",
        Map.of(),
        Optional.empty(),
        "{}",
        "{}",
        List.of(),
        List.of(),
        fields,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        "x86_64",
        "1.0",
        "",
        "");
  }
}

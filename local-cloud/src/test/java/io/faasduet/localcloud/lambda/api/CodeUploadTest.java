package io.faasduet.localcloud.lambda.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeUploadTest {
  @TempDir Path directory;

  @Test
  void codeThatCannotBeKeptIsAFailureOfTheService() {
    Path gone = directory.resolve("gone");
    CodeUpload upload = new CodeUpload(Settings.of(Map.of()), 1000, gone);
    assertThatThrownBy(() -> upload.take(code("{\"ZipFile\":\"UEsF\"}"), 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot keep the code in " + gone);
  }

  @Test
  void whatIsNoZipLeavesNoFileBehind() {
    CodeUpload upload = new CodeUpload(Settings.of(Map.of()), 1000, directory);
    assertThatThrownBy(() -> upload.take(code("{\"ZipFile\":\"UEsF\"}"), 0))
        .isInstanceOf(ServiceException.class)
        .hasMessageStartingWith("Could not unzip uploaded file");
    assertThatThrownBy(() -> upload.take(code("{\"ZipFile\":\"%\"}"), 0))
        .isInstanceOf(ServiceException.class)
        .hasMessageEndingWith("ZipFile is not base64");
    assertThat(directory).isEmptyDirectory();
  }

  /** An end record alone, and one directory, as Python's zipfile writes them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
        "UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAACAAAAZC9QSwECFAMUAAAAAAAAACEAAAAAAAAAAAAAAAAAAgAA"
            + "AAAAAAAAAAAAgAEAAAAAZC9QSwUGAAAAAAEAAQAwAAAAIAAAAAAA"
      })
  void aZipWithoutFilesIsRefusedAsOnAws(String zip) {
    CodeUpload upload = new CodeUpload(Settings.of(Map.of()), 1000, directory);
    assertThatThrownBy(() -> upload.take(code("{\"ZipFile\":\"" + zip + "\"}"), 0))
        .isInstanceOf(ServiceException.class)
        .hasMessage("Uploaded file must be a non-empty zip");
  }

  private static ApiBody code(String json) {
    return ApiBody.parse(json.getBytes(UTF_8));
  }
}

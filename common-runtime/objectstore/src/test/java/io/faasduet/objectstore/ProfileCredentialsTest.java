package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles of AWS's configuration file, which the SDK also takes from system properties. */
class ProfileCredentialsTest {
  private static final URI OBJECT = URI.create("s3://bucket/a");

  @TempDir Path directory;

  @AfterEach
  void forget() {
    System.clearProperty("aws.configFile");
    System.clearProperty("aws.sharedCredentialsFile");
    System.clearProperty("aws.profile");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        role_arn = arn:aws:iam::123456789012:role/r
        source_profile = keys
        """,
        """
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = r
        """
      })
  void aProfileThatNeedsAnotherModuleNamesTheWayRound(String profile) throws IOException {
    try (ObjectStore store = with(profile)) {
      assertThatThrownBy(() -> store.read(OBJECT, 9))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("aws configure export-credentials --format env");
      assertThatThrownBy(() -> ObjectStores.serving(OBJECT, () -> store.read(OBJECT, 9)))
          .isInstanceOfSatisfying(
              FunctionException.class,
              e -> assertThat(e.failure()).isEqualTo(ErrorKind.UNAVAILABLE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credential_process = sh -c 'echo no s3cret >&2; exit 3'",
        "credential_process = echo {}",
        "credential_process = /no/such/program",
        "no property",
        "[profile other"
      })
  void aProfileThatIsWrongIsNoCredentials(String profile) throws IOException {
    assertThatThrownBy(
            () -> {
              try (ObjectStore store = with(profile + "\n")) {
                store.read(OBJECT, 9);
              }
            })
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageMatching(
            "(s3://bucket/a cannot be asked for: |AWS's configuration files).*, or set"
                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  private ObjectStore with(String profile) throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("config"),
            "[profile work]\n"
                + profile
                + "[profile keys]\naws_access_key_id = a\naws_secret_access_key = b\n");
    System.setProperty("aws.configFile", config.toString());
    System.setProperty("aws.sharedCredentialsFile", directory.resolve("none").toString());
    System.setProperty("aws.profile", "work");
    return ObjectStores.open(
        Settings.of(Map.of("AWS_PROFILE", "work", "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1")));
  }
}

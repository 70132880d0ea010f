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
    Path config =
        Files.writeString(
            directory.resolve("config"),
            "[profile work]\n"
                + profile
                + "[profile keys]\naws_access_key_id = a\naws_secret_access_key = b\n");
    System.setProperty("aws.configFile", config.toString());
    System.setProperty("aws.sharedCredentialsFile", directory.resolve("none").toString());
    System.setProperty("aws.profile", "work");
    Settings settings =
        Settings.of(Map.of("AWS_PROFILE", "work", "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1"));

    try (ObjectStore store = ObjectStores.open(settings)) {
      assertThatThrownBy(() -> store.read(OBJECT, 9))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("aws configure export-credentials --format env");
      assertThatThrownBy(() -> ObjectStores.serving(OBJECT, () -> store.read(OBJECT, 9)))
          .isInstanceOfSatisfying(
              FunctionException.class,
              e -> assertThat(e.failure()).isEqualTo(ErrorKind.UNAVAILABLE));
    }
  }
}

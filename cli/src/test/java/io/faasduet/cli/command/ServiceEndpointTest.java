package io.faasduet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceEndpointTest {
  @Test
  void aServicesOwnVariableComesFirstAndAnEmptyOneIsNone() {
    assertThat(ServiceEndpoint.of("S3", Map.of())).isEmpty();
    Map<String, String> both =
        Map.of("AWS_ENDPOINT_URL", "http://any:1", "AWS_ENDPOINT_URL_S3", "https://s3:2/");
    assertThat(ServiceEndpoint.of("S3", both)).contains(URI.create("https://s3:2/"));
    assertThat(ServiceEndpoint.of("LAMBDA", both)).contains(URI.create("http://any:1"));
    assertThat(ServiceEndpoint.of("S3", Map.of("AWS_ENDPOINT_URL_S3", ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ht tp:x", "localhost:9001", "127.0.0.1", "ftp://a/", "http://"})
  void whatIsNoAddressIsRefusedByTheVariablesName(String text) {
    assertThatThrownBy(() -> ServiceEndpoint.of("S3", Map.of("AWS_ENDPOINT_URL", text)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "AWS_ENDPOINT_URL must be an address such as http://127.0.0.1:9001, not '%s'", text);
  }
}

package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain/key.txt",
        "a b",
        "../up",
        "a/../b",
        ".",
        "..",
        "a//b",
        "/lead",
        "end/",
        "Grüße/日本語/😀",
        "q?x=1#f%25&+",
        "~*'()!$@=;:,\\\"<>[]{}|^`",
        "tab\tline\n",
        "%41",
        ""
      })
  void anyKeyComesBackFromItsUri(String key) {
    S3Address address = new S3Address("my-bucket", key);
    assertThat(S3Address.of(address.uri())).isEqualTo(address);
    assertThat(S3Address.of(URI.create(address.uri().toString()))).isEqualTo(address);
  }

  @Test
  void theUriEncodesAllButPlainCharacters() {
    assertThat(new S3Address("b-1", "ü a/../b+c?#%").uri())
        .hasToString("s3://b-1/%C3%BC%20a/../b%2Bc%3F%23%25");
  }

  @Test
  void takesWhatNeedNotBeEncoded() {
    assertThat(S3Address.of(URI.create("s3://my_bucket.x/ü+(1)%2a")).key()).isEqualTo("ü+(1)*");
    assertThat(S3Address.of(URI.create("s3://bucket")).key()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:///key",
        "s3:key",
        "http://bucket/key",
        "s3://bucket/a?b",
        "s3://bucket/a#b",
        "s3://b/%FF",
        "s3://x/key",
        "bucket/key"
      })
  void refusesWhatIsNoAddress(String uri) {
    assertThatThrownBy(() -> S3Address.of(URI.create(uri)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:\\models", "s3://bucket/a b", "models/a", "", "ftp://x/y"})
  void refusesTextThatIsNoAddress(String text) {
    assertThatThrownBy(() -> ObjectStores.address(text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("s3://bucket/key");
  }
}

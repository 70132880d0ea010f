package io.faasduet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {
  @Test
  void anImageThatIsNamedIsWanted() {
    assertThat(AcceptHeader.image("image/png")).contains("image/png");
    assertThat(AcceptHeader.image("IMAGE/JPEG; q=0.8, */*;q=0.1")).contains("image/jpeg");
    assertThat(AcceptHeader.image("image/png;q=0.5, image/jpeg;q=0.6")).contains("image/jpeg");
    assertThat(AcceptHeader.image("image/jpeg, image/png")).contains("image/jpeg");
    assertThat(AcceptHeader.image("application/json;q=0.2, image/png;q=0.3")).contains("image/png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "image/*",
        "image/webp",
        "application/json",
        "application/json, image/png",
        "image/png;q=0",
        "text/html,;;,q=,"
      })
  void everythingElseMeansJson(String header) {
    assertThat(AcceptHeader.image(header)).isEmpty();
  }
}

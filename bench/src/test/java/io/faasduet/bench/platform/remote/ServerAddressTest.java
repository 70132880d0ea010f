package io.faasduet.bench.platform.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are refused with the plan, before a target is opened. */
class ServerAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"[::1", "::1]:80", "a]b:80", "a:b:80", "host:99999", "host:0", ":80", "-:80"})
  void hostsThatCannotBeAreNoTargets(String host) {
    assertThat(new HttpServerPlatform().accepts("http://" + host + "/")).isFalse();
    assertThat(new HttpServerPlatform().accepts("https://" + host)).isFalse();
    assertThat(new GrpcServerPlatform().accepts("grpc://" + host + "/duet")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "127.0.0.1:80", "[::1]:8080", "a-b.example.org:443"})
  void othersAre(String host) {
    assertThat(new HttpServerPlatform().accepts("http://" + host + "/predict?a=b")).isTrue();
    assertThat(new GrpcServerPlatform().accepts("grpcs://" + host + "/greeter")).isTrue();
  }
}

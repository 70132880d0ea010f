package io.faasduet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:9001",
        "localhost:1",
        "LocalHost.",
        "[::1]:9001",
        "127.8.9.1"
      })
  void namesOfTheLoopbackInterfaceAreItsOwn(String host) {
    assertThat(byHost(AllowedHosts.LOOPBACK, host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil@127.0.0.1",
        "127.0.0.1/evil",
        "127.0.0.1 evil",
        "10.0.0.1",
        "0.0.0.0:9001",
        "[::2]",
        ":80",
        ""
      })
  void otherNamesAreForeign(String host) {
    assertThat(byHost(AllowedHosts.LOOPBACK, host))
        .hasValueSatisfying(reason -> assertThat(reason).contains("--allow-host"));
  }

  @Test
  void aRequestWithoutAHostIsForeign() {
    assertThat(AllowedHosts.LOOPBACK.refusal(Optional.empty(), Optional.empty(), Optional.empty()))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "/, localhost",
    "//evil.example/, localhost",
    "'', localhost",
    "*, localhost",
    "http://evil.example/, evil.example",
    "HTTP://evil.example:80, evil.example:80",
    "https://evil.example?a, evil.example",
    "http://localhost@evil.example/, localhost@evil.example",
    "evil.example:443, evil.example:443",
    "http:/evil.example, http:/evil.example"
  })
  void whatTheFirstLineNamesTakesThePlaceOfHost(String target, String addressed) {
    assertThat(AllowedHosts.addressed(target, List.of("localhost"))).hasValue(addressed);
  }

  @Test
  void twoHostsAreOneThatIsForeign() {
    Optional<String> both = AllowedHosts.addressed("/", List.of("localhost", "localhost"));
    assertThat(AllowedHosts.LOOPBACK.refusal(both, Optional.empty(), Optional.empty())).isPresent();
  }

  @Test
  void moreNamesCanBeAllowed() {
    AllowedHosts hosts = AllowedHosts.and(List.of("Build.example", "fd00::1"));
    assertThat(byHost(hosts, "build.example:80")).isEmpty();
    assertThat(byHost(hosts, "[fd00::1]:80")).isEmpty();
    assertThat(byHost(hosts, "localhost")).isEmpty();
    assertThat(byHost(hosts, "a.build.example")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "", "a:80", "http://a", "a b", "a/b"})
  void whatIsNoNameCannotBeAllowed(String name) {
    assertThatThrownBy(() -> AllowedHosts.and(List.of(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil", "null", "", "http://localhost:3000", "https://localhost:9001"})
  void pagesOfOtherSitesAreRefused(String origin) {
    assertThat(
            AllowedHosts.LOOPBACK.refusal(
                Optional.of("localhost:9001"), Optional.of(origin), Optional.empty()))
        .isPresent();
  }

  @Test
  void itsOwnPagesAreNot() {
    assertThat(
            AllowedHosts.LOOPBACK.refusal(
                Optional.of("localhost:9001"),
                Optional.of("http://localhost:9001"),
                Optional.of("same-origin")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void anImageOnAPageOfAnotherSiteIsRefused(String site) {
    assertThat(
            AllowedHosts.LOOPBACK.refusal(
                Optional.of("localhost"), Optional.empty(), Optional.of(site)))
        .isPresent();
  }

  @Test
  void aHostIsSaidWithoutControlCharacters() {
    assertThat(byHost(AllowedHosts.LOOPBACK, "e\u001b[2Jvil"))
        .hasValueSatisfying(reason -> assertThat(reason).contains("'e?[2Jvil'"));
  }

  @Test
  void anOpenAddressNeedsANameByWhichItIsReached() {
    assertThatThrownBy(() -> ListenAddress.of("0.0.0.0", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--allow-host NAME");
    assertThatThrownBy(() -> ListenAddress.of("example.com", List.of("a")))
        .hasMessageContaining("is not the address of an interface");
    assertThat(ListenAddress.of("0.0.0.0", List.of("a")))
        .returns(true, ListenAddress::isOpen)
        .returns("127.0.0.1", ListenAddress::reachedAs);
    assertThat(ListenAddress.of("::1", List.of()))
        .returns(false, ListenAddress::isOpen)
        .returns("[::1]", ListenAddress::reachedAs);
  }

  private static Optional<String> byHost(AllowedHosts hosts, String host) {
    return hosts.refusal(Optional.of(host), Optional.empty(), Optional.empty());
  }
}

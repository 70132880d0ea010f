package io.faasduet.build.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of dependencies against a service with OSV's API. */
class AdvisoryCheckTest {
  private static final Dependency OTHER = Dependency.maven("org.slf4j:slf4j-api", "2.0.18");
  private static final List<Dependency> BOTH = List.of(OTHER, StubAdvisories.VULNERABLE);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private StubAdvisories osv;

  @BeforeEach
  void start() throws IOException {
    osv = new StubAdvisories();
  }

  @AfterEach
  void stop() {
    osv.close();
  }

  @Test
  void failsAndPrintsTheAdvisoryWithWhatHasItFixed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> check(false).check(BOTH))
        .withMessageContaining("these 1 fixed");
    assertThat(printed.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "[ERROR] io.netty:netty-codec-http 4.2.14.Final: HTTP request smuggling"
                + " (GHSA-1, CVE-2026-1; fixed in 4.2.15.Final)\n");
  }

  @Test
  void passesWhereEachAdvisoryIsAccepted() {
    check(false, "# reviewed", "", "CVE-2026-1 io.netty:netty-codec-http no server of ours")
        .check(BOTH);
    assertThat(printed.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "[INFO] 2 dependencies were looked up; advisories, all accepted: 1\n");
  }

  @Test
  void failsWhereAnAcceptedAdvisoryIsNotFoundAnyMore() {
    AdvisoryCheck check = check(false, "GHSA-1 io.netty:netty-codec-http no server of ours");
    assertThatIllegalStateException().isThrownBy(() -> check.check(List.of(OTHER)));
    assertThat(printed.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "[ERROR] io.netty:netty-codec-http: GHSA-1 is accepted, but is not found\n");
  }

  @Test
  void refusesAnAcceptedAdvisoryWithoutAReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check(false, "GHSA-1 io.netty:netty-codec-http"))
        .withMessageContaining("is not '<id> <package> <reason>'");
  }

  @Test
  void passesWithOneWarningWhereTheServiceCannotBeReached() {
    osv.close();
    check(false).check(BOTH);
    assertThat(printed.toString(UTF_8))
        .startsWith("[WARNING] " + osv.uri() + " cannot be asked (java.net.ConnectException")
        .endsWith(
            "it is not known whether the 2 dependencies have vulnerabilities"
                + System.lineSeparator())
        .hasLineCount(1);
  }

  @Test
  void failsWithTheSameMessageWhereTheServiceMustAnswer() {
    osv.status = 503;
    assertThatIllegalStateException()
        .isThrownBy(() -> check(true).check(BOTH))
        .withMessageContaining("cannot be asked (java.io.IOException: status 503)");
    assertThat(printed.toString(UTF_8)).isEmpty();
  }

  @Test
  void readsTheComponentsOfABillOfMaterialsWithoutDuetsOwn(@TempDir Path directory)
      throws IOException {
    Path bill = directory.resolve("bill.cdx.json");
    Files.writeString(
        bill,
        """
        {"components": [
          {"group": "io.faasduet", "name": "duet-api", "version": "0.1.0-SNAPSHOT"},
          {"group": "org.slf4j", "name": "slf4j-api", "version": "2.0.18"},
          {"group": "org.slf4j", "name": "slf4j-api", "version": "2.0.18"}]}
        """);
    assertThat(Dependency.in(bill)).containsExactly(OTHER);
  }

  @Test
  void refusesABillOfMaterialsWithoutComponents(@TempDir Path directory) throws IOException {
    Path bill = Files.writeString(directory.resolve("bill.cdx.json"), "{}");
    assertThatIOException()
        .isThrownBy(() -> Dependency.in(bill))
        .withMessageEndingWith("lists no dependency");
  }

  private AdvisoryCheck check(boolean required, String... accepted) {
    return new AdvisoryCheck(
        osv.uri(),
        new AcceptedAdvisories(List.of(accepted)),
        required,
        new PrintStream(printed, true, UTF_8));
  }
}

package io.faasduet.localcloud.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriuTest {
  @TempDir Path directory;

  @Test
  void refusesWhereThereIsNone() {
    assertThat(refusal(Map.of("PATH", directory.toString())))
        .isEqualTo(
            "process snapshots need CRIU, and there is no 'criu' on the path; name it by DUET_CRIU,"
                + " see docs/cold-starts.md");
  }

  @Test
  void namesTheSettingThatNamesNoProgram() {
    Path nowhere = directory.resolve("criu");
    assertThat(refusal(Map.of("DUET_CRIU", nowhere.toString())))
        .isEqualTo("DUET_CRIU names " + nowhere + ", which is no program");
  }

  @Test
  void refusesAProgramThatIsNoCriu() throws Exception {
    Path program = program("echo hello");
    assertThat(refusal(Map.of("DUET_CRIU", program.toString()))).isEqualTo(program + " is no CRIU");
  }

  @Test
  void saysWhatCriuFindsMissing() throws Exception {
    Path program =
        program(
            """
            case $1 in
              --version) echo 'Version: 4.2.1' ;;
              *) echo '(00.012345) Error (criu/cr-check.c:1): no way to restore here' >&2; exit 1 ;;
            esac
            """);
    assertThat(refusal(Map.of("PATH", program.getParent().toString())))
        .startsWith("'criu check' fails on this machine");
  }

  @Test
  void asksOnce() throws Exception {
    Path asked = directory.resolve("asked");
    Path program = program("echo x >> " + asked + "; echo no");
    Criu criu = Criu.of(Settings.of(Map.of("DUET_CRIU", program.toString())));
    assertThat(criu.refusal()).isEqualTo(criu.refusal()).isPresent();
    assertThat(asked).hasContent("x");
  }

  @Test
  void findsTheFaultInALog() {
    assertThat(
            Criu.reason(
                """
                (00.1) Error (criu/util.c:1): rlimit: Can't setup RLIMIT_NOFILE for self
                (00.2) Error (criu/sk-inet.c:2): Connected TCP socket
                (00.3) Unlock network
                """))
        .isEqualTo(": Error (criu/sk-inet.c:2): Connected TCP socket");
  }

  private Path program(String script) throws Exception {
    Path program = Files.writeString(directory.resolve("criu"), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private static String refusal(Map<String, String> settings) {
    return Criu.of(Settings.of(settings)).refusal().orElse("none");
  }
}

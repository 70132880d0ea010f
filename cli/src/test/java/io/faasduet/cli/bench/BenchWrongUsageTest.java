package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchWrongUsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bench cold chameleon --target moon          | 'moon' is no target
          bench cold nothing                          | there is no function 'nothing'
          bench cold chameleon --starts 0             | 'cold.starts' must be from 1 to 100000
          bench cold chameleon --start fast           | there is no start 'fast': there are plain, appcds, aot, snapshot
          bench startup chameleon yolo                | startup compares the ways of one function; name one
          bench cold chameleon --compiler c3          | there is no compiler 'c3': there are default, c1, all
          bench cold chameleon --compiler c1          | 'compiler' is for servers: leave it or the target lambda out
          bench cold chameleon --jdk 9                | --jdk: there is no JDK '9' on this machine: there are
          bench cold chameleon --target http://127.0.0.1:9/ --jdk 25 | --jdk is for targets on this machine
          bench cold chameleon --start plain --prime 3 | --prime is for --start snapshot-warm
          bench cold chameleon --target http://127.0.0.1:9/ --start plain | --start is for targets on this machine
          bench cold chameleon --memory 64            | 'memory_mb' must be from 128 to 10240
          bench overhead chameleon --payload 1..9     | 'overhead.payload' must be bytes such as
          bench overhead chameleon --payload 20       | 'overhead.payload' cannot begin at
          bench overhead chameleon --payload 99999999 | 'overhead.payload' must be from 1 to 33554432
          bench overhead chameleon --payload 7000000  | takes requests of at most 6291456 bytes
          bench ping-pong chameleon                   | the request of chameleon has no field 'server-address'
          bench ping-pong chameleon --rounds 2        | 'ping_pong.rounds' must be from 20 to 100000
          bench eviction chameleon --target http      | 'eviction' is for targets that start an instance for each request
          bench eviction chameleon --copies 11        | lambda has at most 10 environments at once
          bench eviction sleep --target simulated:x   | 'x' is no eviction policy
          bench warm chameleon --target simulated:limit:9 | simulated:limit:9 answers no request
          bench load chameleon                        | give the load with --arrivals, --users or --batches
          bench load chameleon --batches 4            | --batches must be like 4x9, not 4
          bench run no-such-plan                      | there is no plan 'no-such-plan'
          bench run quick --out nowhere --resume      | nowhere holds no run of a plan
          local fleet chameleon --min 0               | a fleet has at least one instance
          local knative chameleon --memory 1          | --memory must be from 128 to 10240
          """)
  void saysInOneLineWhatIsWrong(String command, String complaint) {
    Entered entered = Entered.duet(command.split(" "));
    assertThat(entered.code()).isEqualTo(2);
    assertThat(entered.out()).isEmpty();
    assertThat(entered.err().lines().findFirst().orElseThrow())
        .startsWith("duet: ")
        .contains(complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "run"})
  void aFileThatIsNoPlanIsWrongUsage(String command, @TempDir Path directory) throws IOException {
    Path file = directory.resolve("plan.yaml");
    Path out = directory.resolve("out");
    Map<String, String> plans =
        Map.of(
            "functions: [chameleon]\ncolds: {starts: 1}\n", "there is no field 'colds' in a plan",
            "functions: [chameleon\n", "is not YAML",
            "functions: [chameleon]\nfunctions: [yolo]\n", "Duplicate field 'functions'",
            "functions: [\"a\\e[2Jb\"]\ncold: {}\n", "there is no function 'a\uFFFD[2Jb'");
    for (Map.Entry<String, String> plan : plans.entrySet()) {
      Files.writeString(file, plan.getKey());
      Entered entered =
          command.equals("plan")
              ? Entered.duet("bench", "plan", file.toString())
              : Entered.duet("bench", "run", file.toString(), "--out", out.toString());
      assertThat(entered.err()).contains(plan.getValue());
      assertThat(entered.code()).isEqualTo(2);
      assertThat(out).doesNotExist();
    }
  }
}

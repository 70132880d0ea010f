package io.faasduet.cli.sebs.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalWrongUsageTest {
  @TempDir private Path directory;

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("dynamic-html");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "storage start disk OUT|there is no storage 'disk'",
        "storage start all|name a file with --output-json",
        "storage start all CONFIG|is there already, and is not of 'storage start'",
        "storage start all absent/x.json|absent/x.json cannot be written: name a file in a directory that is there",
        "storage stop all OUT|there is no file ",
        "storage stop all CONFIG|names no processes of Duet's",
        "local start dynamic-htm test OUT|there is no function 'dynamic-htm'",
        "local start chameleon test OUT|chameleon is no benchmark of a suite",
        "local start dynamic-html huge OUT|the size must be test, small or large, not 'huge'",
        "local start dynamic-html test OUT --deployments 0|--deployments must be from 1 to 100, not 0",
        "local start dynamic-html test OUT --language nodejs|nodejs benchmarks are SeBS's own",
        "local start dynamic-html test OUT --measure-interval 0|--measure-interval must be from 1 to 3600000 ms",
        "local start dynamic-html test absent/x.json|name a file in a directory that is there",
        "local stop OUT|there is no file ",
      })
  void isRefused(String line, String message) throws IOException {
    Path out = directory.resolve("out.json");
    Path config = Files.writeString(directory.resolve("config.json"), "{\"experiments\": {}}");
    Entered refused =
        Entered.duet(
            ("sebs " + line)
                .replace("OUT", out.toString())
                .replace("CONFIG", config.toString())
                .split(" "));
    assertThat(refused.code()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err()).startsWith("duet: ").contains(message);
    assertThat(out).doesNotExist();
    assertThat(config).hasContent("{\"experiments\": {}}");
  }
}

package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchImportCommandTest {
  @TempDir Path directory;

  @Test
  void aFileOfJMeterBecomesAReport() throws IOException {
    Entered imported = imported("run", jtl());
    assertThat(imported.code()).isZero();
    assertThat(imported.out()).contains("requests of jmeter", "measured by jmeter, not by Duet");
    assertThat(directory.resolve("run/index.html")).exists();
    assertThat(imported("again", jtl(), "--fail-if", "failed>1%").code()).isEqualTo(3);
  }

  @Test
  void theRunThatIsReadIsNotMovedAway() throws IOException {
    imported("run", jtl());
    Entered onItself = imported("run", jtl(), "--beside", directory.resolve("run").toString());
    assertThat(onItself.code()).isEqualTo(2);
    assertThat(onItself.err()).contains("is the run of --beside: name another");
    assertThat(directory.resolve("run/samples.csv")).exists();
    assertThat(directory.resolve("run.1")).doesNotExist();
  }

  @Test
  void whatCannotBeReadLeavesNothing() throws IOException {
    Path other = Files.writeString(directory.resolve("other.csv"), "a,b\n1,2\n");
    Entered refused = imported("run", other);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("no tool that is known");
    Entered inAFile = imported("other.csv/run", jtl());
    assertThat(inAFile.code()).isEqualTo(2);
    assertThat(inAFile.err()).contains("other.csv is a file; name another place");
    Entered besideNothing = imported("run", jtl(), "--beside", "" + directory.resolve("nothing"));
    assertThat(besideNothing.code()).isEqualTo(2);
    assertThat(besideNothing.err()).contains("nothing holds no run");
    assertThat(directory.resolve("run")).doesNotExist();
  }

  private Entered imported(String out, Path file, String... further) {
    String[] arguments = {
      "bench", "import", "" + file, "--function", "hello", "--out", "" + directory.resolve(out)
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + further.length);
    System.arraycopy(further, 0, all, arguments.length, further.length);
    return Entered.duet(all);
  }

  private Path jtl() throws IOException {
    return Files.writeString(
        directory.resolve("load.jtl"),
        """
        timeStamp,elapsed,label,responseCode,success
        1795973617863,42,invoke,200,true
        1795973617870,42,invoke,503,false
        """);
  }
}

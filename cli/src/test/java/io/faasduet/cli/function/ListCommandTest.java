package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
  private static final Path HOME = Path.of(System.getProperty("duet.home")).toAbsolutePath();

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("chameleon");
  }

  @Test
  void listsWhatIsGivenAlone() {
    for (String given :
        new String[] {"chameleon", HOME.resolve("functions-chameleon").toString()}) {
      Entered list = Entered.duet("list", given);

      assertThat(list.code()).as(list.err()).isZero();
      assertThat(list.out()).contains("renders an HTML table", " invoke chameleon --json '{");
      assertThat(list.out().lines()).hasSize(2);
    }
  }

  @Test
  void whatNoNameLeadsToIsInvokedByItsPath(@TempDir Path directory) throws Exception {
    String name = "chameleon-lambda-x86_64.zip";
    Path zip =
        Files.copy(
            HOME.resolve("functions-chameleon/target").resolve(name), directory.resolve(name));

    assertThat(Entered.duet("list", zip.toString()).out())
        .contains(" invoke " + zip + " --json '{");
  }

  @Test
  void aDirectoryOfSeveralIsListedWhole() {
    Entered list = Entered.duet("list", HOME.resolve("functions-sebs/graph").toString());

    assertThat(list.out()).contains("501.graph-pagerank ", "502.graph-mst ", "503.graph-bfs ");
    assertThat(list.out()).doesNotContain("chameleon");
  }

  @Test
  void anUnknownOneIsWrongUsage() {
    Entered list = Entered.duet("list", "chamelon");

    assertThat(list.code()).isEqualTo(2);
    assertThat(list.err()).contains("did you mean chameleon?");
  }
}

package io.faasduet.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheCommandTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef";

  @TempDir Path directory;

  @Test
  void aFileThatPartsShareCountsOnce() throws IOException {
    Path root = directory.resolve("cache");
    Path object = file(root, "objects/" + HASH + "/" + HASH + "/weights.h5", 3_000_000);
    Path tree = Files.createDirectories(root.resolve("trees/" + HASH + "/bundle"));
    Files.createLink(tree.resolve("weights.h5"), object);
    file(root, "functions/" + HASH + HASH + "/lib/a.jar", 1_500_000);

    StringWriter text = new StringWriter();
    CacheListCommand.print(root, new PrintWriter(text, true));

    assertThat(text.toString())
        .startsWith("The cache is " + root)
        .containsPattern("objects +3\\.0 MB  weights")
        .containsPattern("trees +0\\.0 MB")
        .containsPattern("functions +1\\.5 MB")
        .containsPattern("total +4\\.5 MB\\R");
    assertThat(text.toString().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void anEmptySettingNamesNoCache() throws Exception {
    try (DuetProcess duet =
        DuetProcess.start(
            Files.createTempDirectory(directory, "run"),
            Map.of("DUET_CACHE", "", "XDG_CACHE_HOME", directory.resolve("xdg").toString()),
            "cache",
            "list")) {
      assertThat(duet.exitCode()).as(duet.err()).isZero();
      assertThat(duet.out()).startsWith("The cache is " + directory.resolve("xdg/duet"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "file/cache", "dangling", "dangling/cache", "looping/cache"})
  void aSettingThatCanBeNoCacheIsWrongUsageOfEveryCommandThatWorks(String setting)
      throws Exception {
    Files.writeString(directory.resolve("file"), "");
    Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));
    Files.createSymbolicLink(directory.resolve("looping"), Path.of("looping"));
    Path cache = directory.resolve(setting);
    Path out = directory.resolve("out");

    for (List<String> words :
        List.of(
            List.of("cache", "list"),
            List.of("list"),
            List.of("bench", "run", "quick", "--out", out.toString()))) {
      try (DuetProcess duet =
          DuetProcess.start(
              Files.createTempDirectory(directory, "run"),
              Map.of("DUET_CACHE", cache.toString()),
              words.toArray(String[]::new))) {
        assertThat(duet.exitCode()).as(words + duet.err()).isEqualTo(2);
        assertThat(duet.err())
            .startsWith("duet: the cache " + cache + " ")
            .contains("set DUET_CACHE to")
            .hasLineCount(2);
      }
    }
    assertThat(out).doesNotExist();
    try (DuetProcess duet =
        DuetProcess.start(
            Files.createTempDirectory(directory, "run"),
            Map.of("DUET_CACHE", cache.toString()),
            "cache",
            "--help")) {
      assertThat(duet.exitCode()).as(duet.err()).isZero();
    }
  }

  @Test
  void onePartIsRemovedOrAllAndNothingThatIsNotOfTheCache() throws Exception {
    Path root = directory.resolve("cache");
    Path own = file(root, "functions/my-thesis/text.txt", 10);
    Path function = file(root, "functions/" + HASH + HASH + "/lib/a.jar", 2_000_000);
    Path object = file(root, "objects/" + HASH + "/unfinished/content", 10);
    Path lock = file(root, "locks/" + HASH, 0);

    assertThat(cleared(root, "functions")).startsWith("Removed 2.0 MB from " + root);
    assertThat(function).doesNotExist();
    assertThat(object).exists();

    assertThat(cleared(root)).startsWith("Removed 0.0 MB from " + root);
    assertThat(object).doesNotExist();
    assertThat(own).exists();
    assertThat(lock).exists();
  }

  @Test
  void whatAProcessHasOpenIsNotRemoved() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")), "processes are looked at in /proc");
    Path root = directory.resolve("cache");
    Path object = file(root, "objects/" + HASH + "/" + HASH + "/weights.h5", 10);
    Process writer = new ProcessBuilder("cat").redirectOutput(object.toFile()).start();
    try {
      assertThat(CacheUsers.of(root).ids()).hasValue(List.of(writer.pid()));
      assertThatThrownBy(() -> CacheClearCommand.requireUnused(CacheUsers.of(root)))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("in use by process " + writer.pid());
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(CacheUsers.of(root).ids()).hasValue(List.of());
  }

  @Test
  void aFunctionOfDuetUsesTheCacheThatItsEnvironmentNames() throws IOException {
    Path root = directory.resolve("cache");
    Path processes = directory.resolve("proc");
    Files.createDirectories(processes.resolve("self/fd"));
    process(processes, 2000000001L, "java\0@java.options\0@main.options\0", root);
    process(processes, 2000000002L, "java\0@main.options\0", directory.resolve("another"));
    process(processes, 2000000003L, "vi\0/src/faasduet/README.md\0", root);

    assertThat(new CacheUsers(root, processes).ids()).hasValue(List.of(2000000001L));
  }

  @Test
  void whereProcessesAreNotShownNothingIsRemovedUnasked() {
    CacheUsers unknown = new CacheUsers(directory, directory.resolve("none"));
    assertThat(unknown.ids()).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> CacheClearCommand.requireUnused(unknown))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("add --force");
  }

  @Test
  void anUnknownPartIsToldWhichThereAre() {
    Entered wrong = Entered.duet("cache", "clear", "models");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .startsWith("duet: the cache has no part 'models'; there are objects, trees, derived");
  }

  private String cleared(Path root, String... names) throws Exception {
    List<String> words = new ArrayList<>(List.of("cache", "clear"));
    words.addAll(List.of(names));
    try (DuetProcess duet =
        DuetProcess.start(
            Files.createTempDirectory(directory, "run"),
            Map.of("DUET_CACHE", root.toString()),
            words.toArray(String[]::new))) {
      assertThat(duet.exitCode()).as(duet.err()).isZero();
      return duet.out();
    }
  }

  private static void process(Path processes, long id, String command, Path cache)
      throws IOException {
    Path process = Files.createDirectories(processes.resolve(Long.toString(id)));
    Files.writeString(process.resolve("cmdline"), command, StandardCharsets.UTF_8);
    Files.writeString(process.resolve("environ"), "A=b\0DUET_CACHE=" + cache + "\0");
  }

  private static Path file(Path root, String name, int bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, new byte[bytes]);
  }
}

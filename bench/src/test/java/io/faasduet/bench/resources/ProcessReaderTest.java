package io.faasduet.bench.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.ResourceColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessReaderTest {
  /** A command whose name looks like further fields. */
  private static final String STAT =
      "7 (java) S (x)) %s 1 7 7 0 -1 4194560 500 0 3 0 250 50 0 0 20 0 12 0 100 1 2\n";

  @TempDir Path root;

  private final UnreadableSources unreadable = new UnreadableSources();

  @Test
  void readsEachFigureByItsOwnName() throws IOException {
    write("7/stat", STAT.formatted("S"));
    write(
        "7/smaps_rollup",
        "5581-7ffc ---p 00000000 00:00 0  [rollup]\n"
            + "Rss:  1000 kB\nPss:  600 kB\nPss_Dirty: 1 kB\nPrivate_Clean: 40 kB\n"
            + "Private_Dirty: 110 kB\nPrivate_Hugetlb: 0 kB\nSwap: 9 kB\nSwapPss: 8 kB\n");
    write(
        "7/io",
        "rchar: 1\nwchar: 2\nsyscr: 3\nsyscw: 4\nread_bytes: 5\nwrite_bytes: 6\n"
            + "cancelled_write_bytes: 7\n");
    write(
        "7/task/7/status",
        "Name:\tjava\nvoluntary_ctxt_switches:\t10\nnonvoluntary_ctxt_switches:\t1\n");
    write(
        "7/task/8/status",
        "Name:\tjava\nvoluntary_ctxt_switches:\t20\nnonvoluntary_ctxt_switches:\t2\n");
    write("meminfo", "MemTotal: 100 kB\nSwapCached: 5 kB\nCached: 50 kB\n");
    assertThat(read())
        .containsEntry(ResourceColumn.USS_BYTES, 150.0 * 1024)
        .containsEntry(ResourceColumn.PSS_BYTES, 600.0 * 1024)
        .containsEntry(ResourceColumn.RSS_BYTES, 1000.0 * 1024)
        .containsEntry(ResourceColumn.SWAP_PSS_BYTES, 8.0 * 1024)
        .containsEntry(ResourceColumn.PAGE_CACHE_BYTES, 50.0 * 1024)
        .containsEntry(ResourceColumn.RCHAR_BYTES, 1.0)
        .containsEntry(ResourceColumn.WCHAR_BYTES, 2.0)
        .containsEntry(ResourceColumn.SYSCR_COUNT, 3.0)
        .containsEntry(ResourceColumn.SYSCW_COUNT, 4.0)
        .containsEntry(ResourceColumn.READ_BYTES, 5.0)
        .containsEntry(ResourceColumn.WRITE_BYTES, 6.0)
        .containsEntry(ResourceColumn.CANCELLED_WRITE_BYTES, 7.0)
        .containsEntry(ResourceColumn.MINOR_FAULTS_COUNT, 500.0)
        .containsEntry(ResourceColumn.MAJOR_FAULTS_COUNT, 3.0)
        .containsEntry(ResourceColumn.CPU_USER_MS, 2500.0)
        .containsEntry(ResourceColumn.CPU_SYSTEM_MS, 500.0)
        .containsEntry(ResourceColumn.THREADS_COUNT, 12.0)
        .containsEntry(ResourceColumn.VOLUNTARY_SWITCHES_COUNT, 30.0)
        .containsEntry(ResourceColumn.INVOLUNTARY_SWITCHES_COUNT, 3.0);
  }

  @Test
  void whatAnOddKernelLacksIsAbsentAndNamedOnce() throws IOException {
    write("7/stat", STAT.formatted("R"));
    write("7/status", "Name: java\nVmRSS:   2000 kB\n");
    ProcessReader reader = new ProcessReader(root, 7, unreadable);
    Map<ResourceColumn, Double> values = reader.read();
    assertThat(reader.read()).isEqualTo(values);
    assertThat(values)
        .containsEntry(ResourceColumn.RSS_BYTES, 2000.0 * 1024)
        .containsEntry(ResourceColumn.CPU_USER_MS, 2500.0)
        .doesNotContainKeys(
            ResourceColumn.USS_BYTES,
            ResourceColumn.READ_BYTES,
            ResourceColumn.VOLUNTARY_SWITCHES_COUNT,
            ResourceColumn.CGROUP_MEMORY_BYTES);
    assertThat(unreadable.notes())
        .containsExactly(
            "memory (smaps_rollup): this kernel has no such file",
            "I/O (io): this kernel has no such file",
            "page cache (meminfo): this kernel has no such file",
            "context switches (status): the kernel's files have no such figures",
            "memory of its control group: the process has no group of its own that counts it",
            "io of its control group: the process has no group of its own that counts it");
  }

  @Test
  void aProcessThatHasEndedIsNotRead() throws IOException {
    assertThat(read()).isEmpty();
    write("7/stat", STAT.formatted("Z"));
    assertThat(read()).isEmpty();
    assertThat(unreadable.notes()).isEmpty();
  }

  @Test
  void readsThisProcess() {
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux"), "resources are read from Linux's /proc");
    Map<ResourceColumn, Double> values =
        new ProcessReader(Path.of("/"), ProcessHandle.current().pid(), unreadable).read();
    assertThat(values.get(ResourceColumn.USS_BYTES))
        .isGreaterThan(1 << 20)
        .isLessThanOrEqualTo(values.get(ResourceColumn.PSS_BYTES));
    assertThat(values.get(ResourceColumn.PSS_BYTES))
        .isLessThanOrEqualTo(values.get(ResourceColumn.RSS_BYTES));
    assertThat(values.get(ResourceColumn.RCHAR_BYTES)).isPositive();
    assertThat(values.get(ResourceColumn.THREADS_COUNT)).isGreaterThan(1);
    assertThat(values.get(ResourceColumn.VOLUNTARY_SWITCHES_COUNT)).isPositive();
  }

  private Map<ResourceColumn, Double> read() {
    return new ProcessReader(root, 7, unreadable).read();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve("proc").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}

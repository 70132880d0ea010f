package io.faasduet.localcloud.process.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessGroupsTest {
  @TempDir Path root;

  @Test
  void readsAGroupOfVersion2() throws IOException {
    write("proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
    write("proc/self/cgroup", "0::/user\n");
    write("proc/7/cgroup", "0::/user/duet-1/process-1\n");
    String group = "sys/fs/cgroup/user/duet-1/process-1/";
    write(group + "memory.current", "1048576\n");
    write(group + "io.stat", "8:0 rbytes=10 wbytes=5 rios=1 wios=1\n8:16 rbytes=7 wbytes=1\n");
    ProcessGroups groups = ProcessGroups.of(root, 7);
    assertThat(groups.memoryBytes()).hasValue(1 << 20);
    assertThat(groups.readBytes()).hasValue(17);
    assertThat(groups.writtenBytes()).hasValue(6);
  }

  @Test
  void readsGroupsOfVersion1AndLeavesOutThoseThatThisProcessIsInToo() throws IOException {
    write(
        "proc/self/mountinfo",
        "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
            + "38 31 0:35 / /sys/fs/cgroup/blkio rw - cgroup cgroup rw,blkio\n");
    write("proc/self/cgroup", "4:memory:/host\n7:blkio:/\n");
    write("proc/7/cgroup", "4:memory:/host/process-1\n7:blkio:/\n");
    write("proc/8/cgroup", "4:memory:/host/process-2\n7:blkio:/other\n");
    write("sys/fs/cgroup/memory/host/process-1/memory.usage_in_bytes", "4096\n");
    write("sys/fs/cgroup/blkio/blkio.throttle.io_service_bytes", "8:0 Read 99\nTotal 99\n");
    write(
        "sys/fs/cgroup/blkio/other/blkio.throttle.io_service_bytes",
        "8:0 Read 3\n8:0 Write 4\n8:0 Sync 7\n8:0 Total 7\n8:16 Read 2\nTotal 9\n");
    ProcessGroups groups = ProcessGroups.of(root, 7);
    assertThat(groups.memoryBytes()).hasValue(4096);
    assertThat(groups.readBytes()).isEmpty();
    assertThat(ProcessGroups.of(root, 8).readBytes()).hasValue(5);
    assertThat(ProcessGroups.of(root, 8).writtenBytes()).hasValue(4);
  }

  @Test
  void hasNoneWhereTheKernelDoesNotSay() {
    ProcessGroups groups = ProcessGroups.of(root, 7);
    assertThat(groups.memoryBytes()).isEmpty();
    assertThat(groups.readBytes()).isEmpty();
    assertThat(groups.writtenBytes()).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}

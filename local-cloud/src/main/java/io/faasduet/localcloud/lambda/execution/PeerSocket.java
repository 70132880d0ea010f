package io.faasduet.localcloud.lambda.execution;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The other end of a connection over the loopback interface, as the kernel knows it; see proc(5).
 *
 * @param link what the entry of {@code /proc/<pid>/fd} leads to, in the process that has it
 */
record PeerSocket(String link) {
  /**
   * 127.0.0.1 as the kernel writes it on a little-endian machine, also at an IPv6 address's end.
   */
  private static final String LOOPBACK = "0100007F:";

  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int INODE = 9;

  /** The peer of an accepted connection; empty if it is gone. */
  static Optional<PeerSocket> of(Socket accepted) {
    String its = end(accepted.getPort());
    String own = end(accepted.getLocalPort());
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> lines(Path.of("/proc/net", table)).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(field -> field.length > INODE)
        .filter(field -> field[LOCAL].endsWith(its) && field[REMOTE].endsWith(own))
        .map(field -> field[INODE])
        .filter(inode -> !inode.equals("0"))
        .findFirst()
        .map(inode -> new PeerSocket("socket:[" + inode + "]"));
  }

  private static String end(int port) {
    return LOOPBACK + "%04X".formatted(port);
  }

  /** Whether a process has it, or one that its main thread started. */
  boolean isOf(long pid) {
    List<Path> open = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("/proc", "" + pid, "fd"))) {
      all.forEach(open::add);
    } catch (IOException e) {
      return false; // it has ended
    }
    return open.stream().anyMatch(this::isBehind)
        || lines(Path.of("/proc", "" + pid, "task", "" + pid, "children")).stream()
            .flatMap(children -> Stream.of(children.split(" ")))
            .filter(child -> !child.isEmpty())
            .anyMatch(child -> isOf(Long.parseLong(child)));
  }

  private boolean isBehind(Path entry) {
    try {
      return Files.readSymbolicLink(entry).toString().equals(link);
    } catch (IOException e) {
      return false; // closed since
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // no IPv6, or a process that has ended
    }
  }
}

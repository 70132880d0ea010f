package io.faasduet.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The other end of a connection over the loopback interface, as the kernel knows it; see proc(5).
 *
 * @param link what the entry of {@code /proc/<pid>/fd} leads to, in the process that has it
 */
public record PeerSocket(String link) {
  /**
   * 127.0.0.1 as the kernel writes it on a little-endian machine, also at an IPv6 address's end.
   */
  private static final String LOOPBACK = "0100007F:";

  private static final String SOCKET = "socket:[";
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int INODE = 9;

  /**
   * The peer of an accepted connection; empty if it is gone, and where there is no {@code /proc}.
   *
   * @param port its port
   * @param localPort the port of this end
   */
  public static Optional<PeerSocket> of(int port, int localPort) {
    String its = end(port);
    String own = end(localPort);
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> lines(Path.of("/proc/net", table)).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(field -> field.length > INODE)
        .filter(field -> field[LOCAL].endsWith(its) && field[REMOTE].endsWith(own))
        .map(field -> field[INODE])
        .filter(inode -> !inode.equals("0"))
        .findFirst()
        .map(inode -> new PeerSocket(SOCKET + inode + "]"));
  }

  /** The links of all sockets that a process has; none if it has ended. */
  public static Set<String> allOf(long pid) {
    try (Stream<Path> all = Files.list(descriptors(pid))) {
      return all.flatMap(entry -> link(entry).stream())
          .filter(link -> link.startsWith(SOCKET))
          .collect(Collectors.toSet());
    } catch (IOException | UncheckedIOException e) {
      return Set.of();
    }
  }

  private static Path descriptors(long pid) {
    return Path.of("/proc", "" + pid, "fd");
  }

  private static Optional<String> link(Path entry) {
    try {
      return Optional.of(Files.readSymbolicLink(entry).toString());
    } catch (IOException e) {
      return Optional.empty(); // closed since
    }
  }

  private static String end(int port) {
    return LOOPBACK + "%04X".formatted(port);
  }

  /** The process that has it, of those that this one has started; empty if it is none of them. */
  public Optional<Long> startedHere() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .filter(this::isOpenIn)
        .findFirst();
  }

  private boolean isOpenIn(long pid) {
    return allOf(pid).contains(link);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // no IPv6, or a process that has ended
    }
  }
}

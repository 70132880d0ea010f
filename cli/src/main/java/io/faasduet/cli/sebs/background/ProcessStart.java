package io.faasduet.cli.sebs.background;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * When a process began, as a text that no other process of the same id has. On Linux it is the boot
 * and the clock ticks since then, which do not change when the clock is set.
 */
final class ProcessStart {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** The 22nd field of the line, counted from behind the command's name: see proc(5). */
  private static final int START_TICKS = 22 - 3;

  private ProcessStart() {}

  /** That of a process; empty if there is none. */
  static Optional<String> of(long pid) {
    if (!Files.exists(BOOT)) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().startInstant())
          .map(Object::toString);
    }
    try {
      Path stat = Path.of("/proc", Long.toString(pid), "stat");
      // the command's name may be of any bytes
      String line = new String(Files.readAllBytes(stat), StandardCharsets.ISO_8859_1);
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return Optional.of(Files.readString(BOOT).strip() + " " + fields[START_TICKS]);
    } catch (IOException e) {
      return Optional.empty(); // it has ended
    }
  }
}

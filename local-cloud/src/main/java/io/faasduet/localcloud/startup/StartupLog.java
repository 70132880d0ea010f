package io.faasduet.localcloud.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JVM's own log of its creation, in a separate file so that standard output stays the
 * function's. The decoration {@code timenanos} is the clock of {@link System#nanoTime()}.
 */
public record StartupLog(Path file) {
  private static final Pattern VM_CREATED = Pattern.compile("^\\[(\\d+)ns] *Create VM,");

  public String flag() {
    return "-Xlog:startuptime:file=" + file + ":timenanos";
  }

  /** When the JVM was up. */
  public OptionalLong vmCreatedNanos() {
    try {
      return Files.readAllLines(file).stream()
          .map(VM_CREATED::matcher)
          .filter(Matcher::find)
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}

package io.faasduet.cli.cache;

import io.faasduet.api.Settings;
import io.faasduet.files.CacheRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Show where the cache is, and how large its parts are.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet cache list"})
final class CacheListCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    Path root = CacheRoot.of(Settings.of(System.getenv())::text);
    print(root, spec.commandLine().getOut());
  }

  static void print(Path root, PrintWriter out) {
    out.printf("The cache is %s%n", root);
    Set<Object> counted = new HashSet<>();
    long total = 0;
    for (CachePart part : CachePart.values()) {
      long bytes = part.bytes(root, counted);
      total += bytes;
      line(out, part.directory(), bytes, part.content());
    }
    line(out, "total", total, "");
  }

  private static void line(PrintWriter out, String name, long bytes, String content) {
    String line = String.format(Locale.ROOT, "  %-15s %9.1f MB", name, bytes / 1e6);
    out.println((line + "  " + content).stripTrailing());
  }
}

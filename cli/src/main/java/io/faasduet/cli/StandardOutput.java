package io.faasduet.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** This process's standard output, which remembers what of it could not be written. */
final class StandardOutput extends OutputStream {
  /** A reader that wants no more, such as {@code head}. */
  private static final String READ_ENOUGH = "Broken pipe";

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private volatile Optional<IOException> failure = Optional.empty();

  private StandardOutput() {}

  /** Puts itself behind {@link System#out}, which tells nobody of failures. */
  static StandardOutput install() {
    StandardOutput standard = new StandardOutput();
    String charset =
        System.getProperty(
            "stdout.encoding",
            System.getProperty("sun.stdout.encoding", Charset.defaultCharset().name()));
    System.setOut(new PrintStream(standard, false, Charset.forName(charset)));
    return standard;
  }

  /** Why some of what was printed is lost; empty if nothing is, or nobody reads on. */
  Optional<String> loss() {
    return failure
        .map(e -> String.valueOf(e.getMessage()))
        .filter(reason -> !reason.contains(READ_ENOUGH));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }
}

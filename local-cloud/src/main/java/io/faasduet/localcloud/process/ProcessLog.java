package io.faasduet.localcloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a process prints on both its outputs, taken piece by piece. The process appends to a file
 * rather than to a pipe: all that it printed before it did something else is in the file when that
 * is seen, so no piece has to be waited for. Used by one thread at a time.
 */
public final class ProcessLog {
  /** Past this, what has been taken is cut off. */
  private static final long MAX_FILE_BYTES = 4 * 1024 * 1024;

  private final Path file;
  private long taken;

  public ProcessLog(Path file) {
    this.file = file;
  }

  public ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /** What was printed since the last call, or the last {@code maxBytes} of it. */
  public byte[] take(int maxBytes) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size();
      long start = Math.max(taken, end - maxBytes);
      ByteBuffer piece = ByteBuffer.allocate((int) (end - start));
      while (piece.hasRemaining() && channel.read(piece, start + piece.position()) > 0) {
        // a read may be short
      }
      taken = end;
      if (end > MAX_FILE_BYTES) {
        channel.truncate(0);
        taken = 0;
      }
      return piece.array();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

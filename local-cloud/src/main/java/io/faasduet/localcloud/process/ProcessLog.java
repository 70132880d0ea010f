package io.faasduet.localcloud.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What a process prints on both its outputs, taken piece by piece. The process appends to a file
 * rather than to a pipe: all that it printed before it did something else is in the file when that
 * is seen, so no piece has to be waited for. Used by one thread at a time.
 */
public final class ProcessLog {
  /** Past this, what has been taken is cut off. */
  private static final long MAX_FILE_BYTES = 4 * 1024 * 1024;

  /** Past this, what has not been taken is dropped too. */
  private static final long FLOOD_BYTES = 64 * 1024 * 1024;

  private final Path file;
  private long taken;
  private long dropped;

  public ProcessLog(Path file) {
    this.file = file;
  }

  public ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /** Drops what was printed, if it is so much that the disk might fill. */
  public void bound() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long end = channel.size();
      if (end > FLOOD_BYTES) {
        channel.truncate(0);
        dropped += end - taken;
        taken = 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot cut " + file, e);
    }
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
      return noted(piece.array());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private byte[] noted(byte[] piece) {
    if (dropped == 0) {
      return piece;
    }
    byte[] note = ("(" + dropped + " bytes of output were dropped)\n").getBytes(UTF_8);
    dropped = 0;
    byte[] both = Arrays.copyOf(note, note.length + piece.length);
    System.arraycopy(piece, 0, both, note.length, piece.length);
    return both;
  }
}

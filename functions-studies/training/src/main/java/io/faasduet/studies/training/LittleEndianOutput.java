package io.faasduet.studies.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as little-endian int32, written in blocks. Not thread-safe. */
final class LittleEndianOutput {
  private final OutputStream out;
  private final ByteBuffer block = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  LittleEndianOutput(OutputStream out) {
    this.out = out;
  }

  void add(int value) throws IOException {
    if (!block.hasRemaining()) {
      flush();
    }
    block.putInt(value);
  }

  /** Writes what is left. */
  void flush() throws IOException {
    out.write(block.array(), 0, block.position());
    block.clear();
  }
}

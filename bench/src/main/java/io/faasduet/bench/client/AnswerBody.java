package io.faasduet.bench.client;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of an answer as they come, up to {@link ResponseChecks#MAX_BYTES}. */
final class AnswerBody {
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  /** Takes a piece; false, and nothing of it, if the answer becomes too large. */
  boolean add(ByteBuf piece) {
    if (received.size() + (long) piece.readableBytes() > ResponseChecks.MAX_BYTES) {
      return false;
    }
    try {
      piece.readBytes(received, piece.readableBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory does not fail", e);
    }
    return true;
  }

  byte[] bytes() {
    return received.toByteArray();
  }
}

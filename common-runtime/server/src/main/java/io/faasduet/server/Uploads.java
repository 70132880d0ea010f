package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The request bodies in memory: those on their way, and those whose request has no answer yet. All
 * of them together have a limit, and one that arrives too slowly is given up. Used on the event
 * loop.
 */
final class Uploads {
  /** Below the slowest links that callers of functions have. */
  static final int LEAST_BYTES_PER_SECOND = 1024;

  private final Vertx vertx;
  private final long maxBytes;
  private final long checkMillis;

  /** What a body must bring from one check to the next. */
  private final long leastBytes;

  private final Set<Upload> unfinished = new LinkedHashSet<>();
  private long bytes;
  private boolean checking;

  Uploads(Vertx vertx, long maxBytes, CallerTimeouts timeouts) {
    this.vertx = vertx;
    this.maxBytes = maxBytes;
    this.checkMillis = timeouts.upload().toMillis();
    this.leastBytes = LEAST_BYTES_PER_SECOND * checkMillis / 1000;
  }

  /** A body that begins; {@code refused} is told once if it is given up on the way. */
  Upload begin(Consumer<FunctionException> refused) {
    Upload upload = new Upload(refused);
    upload.expect(true);
    return upload;
  }

  /** Gives up every body that is not whole. */
  void drop() {
    List.copyOf(unfinished)
        .forEach(
            upload ->
                upload.giveUp(
                    new FunctionException(
                        ErrorKind.OVERLOADED, "the server ends; send the request again")));
  }

  private void check(long timer) {
    checking = false;
    for (Upload upload : List.copyOf(unfinished)) {
      if (upload.sinceCheck < leastBytes) {
        upload.giveUp(
            new FunctionException(
                ErrorKind.DEADLINE_EXCEEDED,
                "the body came more slowly than " + LEAST_BYTES_PER_SECOND + " bytes a second"));
      } else {
        upload.sinceCheck = 0;
      }
    }
    checkLater();
  }

  private void checkLater() {
    if (!checking && !unfinished.isEmpty()) {
      checking = true;
      vertx.setTimer(checkMillis, this::check);
    }
  }

  /** The bytes of one body. */
  final class Upload {
    private final Consumer<FunctionException> refused;
    private long held;
    private long sinceCheck;
    private boolean closed;

    private Upload(Consumer<FunctionException> refused) {
      this.refused = refused;
    }

    /** More of the body is here. False if it is not to be kept. */
    boolean received(int count) {
      if (closed) {
        return false;
      }
      if (held + count > maxBytes) {
        giveUp(
            new FunctionException(
                ErrorKind.TOO_LARGE,
                "the body is larger than the "
                    + maxBytes
                    + " bytes of memory that the server has for bodies"));
        return false;
      }
      if (bytes + count > maxBytes) {
        giveUp(
            new FunctionException(
                ErrorKind.OVERLOADED,
                "request bodies fill the "
                    + maxBytes
                    + " bytes that the server has for them; try again later"));
        return false;
      }
      bytes += count;
      held += count;
      sinceCheck += count;
      return true;
    }

    /** Less of it is in memory. */
    void consumed(int count) {
      bytes -= count;
      held -= count;
    }

    /** Whether more must come now. What has just begun may be slow until the next check. */
    void expect(boolean more) {
      if (!more) {
        unfinished.remove(this);
      } else if (unfinished.add(this)) {
        sinceCheck = leastBytes;
        checkLater();
      }
    }

    /** Nothing more is to come. */
    void whole() {
      expect(false);
    }

    /** Nothing of it is in memory any more. */
    void close() {
      closed = true;
      whole();
      bytes -= held;
      held = 0;
    }

    private void giveUp(FunctionException reason) {
      close();
      refused.accept(reason);
    }
  }
}

package io.faasduet.server;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The answers that their callers have not read yet. All of them together have a limit, and one that
 * nobody reads is ended: after a while, or at once when its memory or its place is needed. Used on
 * the event loop, but for what says otherwise.
 */
final class UnreadAnswers {
  private static final int PIECE_BYTES = 64 << 10;
  private static final long CHECK_MILLIS = 1000;

  /** CANCEL of RFC 9113. */
  private static final long CANCEL = 8;

  private final Vertx vertx;
  private final long maxBytes;
  private final CallerTimeouts timeouts;

  /** The one that has waited longest for its caller is first. */
  private final Set<Answer> unread = new LinkedHashSet<>();

  private long bytes;
  private boolean checking;

  /** Of answers that workers have made and the event loop has not seen yet. */
  private final AtomicLong madeBytes = new AtomicLong();

  UnreadAnswers(Vertx vertx, long maxBytes, CallerTimeouts timeouts) {
    this.vertx = vertx;
    this.maxBytes = maxBytes;
    this.timeouts = timeouts;
  }

  /**
   * Whether an answer that a worker has made may wait for the event loop, which has as much memory
   * for those as for unread ones and says when it has {@link #taken} it. Thread-safe.
   */
  boolean mayWait(int size) {
    long others = madeBytes.getAndAdd(size);
    if (others == 0 || others + size <= maxBytes) {
      return true;
    }
    taken(size);
    return false;
  }

  /** The event loop has an answer of that size, or nobody wants it any more. */
  void taken(int size) {
    madeBytes.addAndGet(-size);
  }

  /** Whether an answer of that size may be sent; others may be ended for it. */
  boolean haveRoomFor(int size) {
    while (bytes > 0 && bytes + size > maxBytes) {
      if (!endUnread()) {
        return false;
      }
    }
    return true;
  }

  /** Ends the answer that has waited longest for its caller; false if none has for long. */
  boolean endUnread() {
    return endOldest(timeouts.unreadInNeed());
  }

  /**
   * Ends the response with a body.
   *
   * @param left runs once, when the last byte has left or never will
   */
  void send(HttpServerRequest request, byte[] body, Runnable left) {
    HttpServerResponse response = request.response();
    if (body.length > PIECE_BYTES && request.version() != HttpVersion.HTTP_2) {
      response.putHeader("content-length", Integer.toString(body.length));
    }
    Answer answer = new Answer(request, body, left);
    unread.add(answer);
    bytes += body.length;
    answer.send();
    checkLater();
  }

  private boolean endOldest(Duration timeout) {
    for (Answer oldest : unread) {
      if (System.nanoTime() - oldest.movedNanos < timeout.toNanos()) {
        return false;
      }
      oldest.cut();
      return true;
    }
    return false;
  }

  private void check(long timer) {
    checking = false;
    while (endOldest(timeouts.unread())) {
      // the next one is the oldest now
    }
    checkLater();
  }

  private void checkLater() {
    if (!checking && !unread.isEmpty()) {
      checking = true;
      vertx.setTimer(CHECK_MILLIS, this::check);
    }
  }

  /** One answer, sent in pieces: the next when the last has left. */
  private final class Answer {
    private final HttpServerRequest request;
    private final byte[] body;
    private final Runnable left;
    private int sent;
    private long movedNanos = System.nanoTime();

    Answer(HttpServerRequest request, byte[] body, Runnable left) {
      this.request = request;
      this.body = body;
      this.left = left;
    }

    void send() {
      while (unread.contains(this)) {
        if (request.response().closed()) {
          end();
          return;
        }
        Future<Void> written = piece();
        if (!written.isComplete()) {
          written.onComplete(
              result -> {
                moved(result.succeeded());
                send();
              });
          return;
        }
        moved(written.succeeded());
      }
    }

    private Future<Void> piece() {
      int count = Math.min(PIECE_BYTES, body.length - sent);
      Buffer piece = Buffer.buffer(count).appendBytes(body, sent, count);
      sent += count;
      HttpServerResponse response = request.response();
      return sent == body.length ? response.end(piece) : response.write(piece);
    }

    private void moved(boolean succeeded) {
      if (!succeeded || sent == body.length) {
        end();
      } else if (unread.remove(this)) {
        movedNanos = System.nanoTime();
        unread.add(this);
      }
    }

    private void end() {
      if (unread.remove(this)) {
        bytes -= body.length;
        left.run();
      }
    }

    void cut() {
      end();
      // Vert.x's own close() waits for bytes that have not left, which is what there is no time
      // for.
      ChannelHandlerContext channel =
          ((HttpServerConnection) request.connection()).channelHandlerContext();
      if (request.version() == HttpVersion.HTTP_2 && channel.channel().isWritable()) {
        request.response().reset(CANCEL);
      } else {
        channel.close();
      }
    }
  }
}

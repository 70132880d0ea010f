package io.faasduet.objectstore;

import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Brings the parts of one version of an object that are not there yet, several at a time. */
final class RangeDownload {
  private static final int BUFFER_BYTES = 1 << 18;

  /** A failed attempt that brought at least this much is not counted: there is progress. */
  private static final long PROGRESS_BYTES = 1 << 16;

  private final ObjectStore store;
  private final ObjectInfo info;
  private final PartialObject target;
  private final FetchOptions plan;
  private final FetchProgress progress;
  private final AtomicLong fetched = new AtomicLong();

  /** Set when another part has failed, or the caller was interrupted. */
  private volatile boolean stopped;

  RangeDownload(
      ObjectStore store,
      ObjectInfo info,
      PartialObject target,
      FetchOptions plan,
      FetchProgress progress) {
    this.store = store;
    this.info = info;
    this.target = target;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Returns when every part is there.
   *
   * @throws CacheWriteException if the disk takes no more
   * @throws IOException if the connection was lost too often
   * @throws ObjectChangedException if the object is not this version any more
   */
  void run() throws IOException {
    fetched.set((long) target.parts() * plan.partBytes());
    int parts = Math.toIntExact((info.bytes() + plan.partBytes() - 1) / plan.partBytes());
    List<Callable<Void>> missing =
        IntStream.range(0, parts)
            .filter(part -> !target.has(part))
            .<Callable<Void>>mapToObj(part -> () -> bring(part))
            .toList();
    ParallelTasks.run(missing, plan.threads(), () -> stopped = true);
  }

  private Void bring(int part) throws IOException {
    long start = (long) part * plan.partBytes();
    long end = Math.min(start + plan.partBytes(), info.bytes());
    byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, end - start)];
    int failures = 0;
    for (long at = start; at < end; ) {
      long before = at;
      try (InputStream content = store.open(info, at, end - at)) {
        for (int n = content.read(buffer); n >= 0 && !stopped; n = content.read(buffer)) {
          target.write(ByteBuffer.wrap(buffer, 0, n), at);
          at += n;
          progress.at(fetched.addAndGet(n), info.bytes());
        }
      } catch (CacheWriteException e) {
        throw e;
      } catch (IOException | UncheckedIOException e) {
        failures = at - before >= PROGRESS_BYTES ? 1 : failures + 1;
        if (failures >= plan.backoff().attempts()) {
          throw lost(failures, e);
        }
        plan.backoff().pause(failures);
      }
      if (stopped) {
        throw new InterruptedIOException("another part of " + info.address() + " failed");
      }
    }
    target.finished(part);
    return null;
  }

  private IOException lost(int failures, Exception e) {
    return new IOException(
        info.address()
            + " could not be fetched: "
            + failures
            + " attempts in a row failed, the last with: "
            + e.getMessage()
            + ". What has come is kept; when the store answers again, fetch once more to go on",
        e);
  }
}

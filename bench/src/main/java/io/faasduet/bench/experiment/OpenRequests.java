package io.faasduet.bench.experiment;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.load.CompletedRequest;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Requests to one target that are under way at the same time. They are sent, and put on file, by
 * one thread.
 */
final class OpenRequests {
  private final FunctionTarget target;
  private final SampleRecorder.Loading recording;
  private final long begun = System.nanoTime();
  private int sent;

  OpenRequests(FunctionTarget target, SampleRecorder.Loading recording) {
    this.target = target;
    this.recording = recording;
  }

  /** A request that was sent. */
  static final class Request {
    private final int index;
    private final long due;
    private final CompletableFuture<CompletedRequest> end = new CompletableFuture<>();

    private Request(int index, long due) {
      this.index = index;
      this.due = due;
    }

    /** Whether it was answered, or has failed. */
    boolean ended() {
      return end.isDone();
    }

    /** Its answer; empty if it has failed, or not ended. */
    Optional<byte[]> answer() {
      return ended() && end.join().result() instanceof InvocationResult.Success success
          ? Optional.of(success.json())
          : Optional.empty();
    }
  }

  /** Sends a request and does not wait. */
  Request send(byte[] json) {
    Request request = new Request(sent++, System.nanoTime() - begun);
    target
        .target()
        .invoke(
            json,
            (sentNanos, endNanos, result) ->
                request.end.complete(
                    new CompletedRequest(
                        request.index,
                        0,
                        request.due,
                        sentNanos - begun,
                        endNanos - begun,
                        result)));
    return request;
  }

  /** Puts a request that has ended on file. */
  Sample file(Request request, SampleKind kind) {
    return recording.record(request.end.join(), kind);
  }
}

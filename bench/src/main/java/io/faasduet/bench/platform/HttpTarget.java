package io.faasduet.bench.platform;

import io.faasduet.bench.platform.ServerStarter.RunningServer;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** A function behind HTTP/1.1, over a connection that is kept alive. */
public final class HttpTarget implements Target {
  private final Run.Target description;
  private final ManagedServer slot;
  private final Duration timeout;
  private final HttpClient client;

  /** Invokes the servers that are started for it, waiting no longer than the timeout. */
  public HttpTarget(Run.Target description, ServerStarter starter, Duration timeout) {
    this.description = description;
    this.slot = new ManagedServer(starter);
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public Run.Target description() {
    return description;
  }

  @Override
  public InvocationResult invoke(byte[] json) {
    RunningServer server;
    try {
      server = slot.occupied();
    } catch (RuntimeException e) {
      return InvocationResult.Failure.of(InvocationResult.Failure.NOT_STARTED, e);
    }
    HttpRequest request =
        HttpRequest.newBuilder(root(server.address()))
            .header("Content-Type", "application/json")
            .timeout(timeout)
            .POST(BodyPublishers.ofByteArray(json))
            .build();
    try {
      long sent = System.nanoTime();
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      return answer(response, slot.latencyNanos(sent, System.nanoTime()));
    } catch (HttpTimeoutException e) {
      return InvocationResult.Failure.of(InvocationResult.Failure.TIMEOUT, e);
    } catch (ConnectException e) {
      return InvocationResult.Failure.of(InvocationResult.Failure.REFUSED, e);
    } catch (IOException e) {
      return InvocationResult.Failure.of(InvocationResult.Failure.CONNECTION, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return InvocationResult.Failure.of(InvocationResult.Failure.INTERRUPTED, e);
    }
  }

  private InvocationResult answer(HttpResponse<byte[]> response, long latencyNanos) {
    return HttpResults.read(
        ResponseContract.DUET_FUNCTION,
        response.statusCode(),
        response.headers()::firstValue,
        response.body(),
        latencyNanos,
        slot.residentBytes());
  }

  private static URI root(URI address) {
    return address.resolve("/");
  }

  @Override
  public boolean startsProcesses() {
    return slot.startsProcesses();
  }

  @Override
  public void makeCold() {
    slot.close();
  }

  @Override
  public Optional<ColdStart> lastColdStart() {
    return slot.lastColdStart();
  }

  @Override
  public void close() {
    slot.close();
  }
}

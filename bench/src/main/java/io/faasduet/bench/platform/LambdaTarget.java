package io.faasduet.bench.platform;

import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import io.faasduet.localcloud.startup.StartTimes;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;

/** A function on AWS Lambda, or on what speaks its API. */
public final class LambdaTarget implements Target {
  private final Run.Target description;
  private final LambdaClient client;
  private final String functionName;
  private final EnvironmentRecycler processes;
  private Optional<StartTimes> lastSeenStart;
  private Optional<ColdStart> lastColdStart = Optional.empty();
  private boolean asked = true; // by others, before us

  /** Invokes the named function; closes the client with itself. See {@link LambdaClients}. */
  public LambdaTarget(
      Run.Target description,
      LambdaClient client,
      String functionName,
      EnvironmentRecycler processes) {
    this.description = description;
    this.client = client;
    this.functionName = functionName;
    this.processes = processes;
    this.lastSeenStart = processes.lastStart();
  }

  @Override
  public Run.Target description() {
    return description;
  }

  @Override
  public InvocationResult invoke(byte[] json) {
    lastColdStart = Optional.empty();
    asked = true;
    InvokeRequest request =
        InvokeRequest.builder()
            .functionName(functionName)
            .logType(LogType.TAIL)
            .payload(SdkBytes.fromByteArrayUnsafe(json))
            .build();
    try {
      long sent = System.nanoTime();
      InvokeResponse response = client.invoke(request);
      return answer(response, sent, System.nanoTime());
    } catch (ApiCallTimeoutException e) {
      return InvocationResult.Failure.of(InvocationResult.Failure.TIMEOUT, e);
    } catch (AbortedException e) {
      Thread.currentThread().interrupt();
      return InvocationResult.Failure.of(InvocationResult.Failure.INTERRUPTED, e);
    } catch (SdkClientException e) {
      return InvocationResult.Failure.of(kind(e), e);
    } catch (LambdaException e) {
      return new InvocationResult.Failure("http-" + e.statusCode(), e.getMessage());
    }
  }

  private InvocationResult answer(InvokeResponse response, long sent, long answered) {
    long from = response.functionError() == null ? fromSpawnOr(sent, answered) : sent;
    return LambdaResults.read(
        ResponseContract.DUET_FUNCTION,
        Optional.ofNullable(response.functionError()),
        Optional.ofNullable(response.logResult()),
        response.payload().asByteArrayUnsafe(),
        answered - from);
  }

  /** When the process was spawned that this call caused to start, else when it was sent. */
  private long fromSpawnOr(long sent, long answered) {
    Optional<StartTimes> start = processes.lastStart();
    boolean isNew = start.isPresent() && !start.equals(lastSeenStart);
    lastSeenStart = start;
    if (!isNew) {
      return sent;
    }
    lastColdStart = Optional.of(ColdStarts.until(start.get(), answered));
    return start.get().spawnedNanos();
  }

  private static String kind(SdkClientException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return InvocationResult.Failure.REFUSED;
      } else if (cause instanceof HttpTimeoutException) {
        return InvocationResult.Failure.TIMEOUT;
      }
    }
    return InvocationResult.Failure.CONNECTION;
  }

  @Override
  public void makeCold() {
    if (asked) {
      processes.recycle();
      asked = false;
    }
  }

  @Override
  public Optional<ColdStart> lastColdStart() {
    return lastColdStart;
  }

  @Override
  public void close() {
    processes.close();
    client.close();
  }
}

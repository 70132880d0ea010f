package io.faasduet.bench.platform.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.serving.ServerSnapshot.Priming;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The requests that a process answers before a snapshot of it is taken, one after the other.
 *
 * @param protocol what they are sent by
 * @param json the request
 * @param requests how many
 */
record PrimingRequests(ClientProtocol protocol, String json, int requests) {
  Priming priming() {
    return Priming.after(requests, this::sendTo);
  }

  private void sendTo(URI address) {
    try (ProtocolClient client = protocol.connect(address)) {
      for (int sent = 0; sent < requests; sent++) {
        CompletableFuture<InvocationResult> answer = new CompletableFuture<>();
        client.invoke(json.getBytes(UTF_8), (begun, end, result) -> answer.complete(result));
        if (answer.get() instanceof InvocationResult.Failure failure) {
          throw new ProcessStartException(
              "a request to be answered before the snapshot failed: " + failure);
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply does not fail", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessStartException("the requests before a snapshot were interrupted", e);
    }
  }
}

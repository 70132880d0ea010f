package io.faasduet.studies.messages;

import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/**
 * Serves a function on a ZeroMQ socket. Each frame of a message is one request; the answer's first
 * frame is {@link ServedBy}, and the others are as many responses, an empty one for a request that
 * failed.
 */
final class SocketWorker {
  private SocketWorker() {}

  /** Serves until the thread is interrupted; tells the socket's address when it is bound. */
  static <I, O> void serve(FunctionHost<I, O> host, Consumer<String> ready) {
    try (ZContext context = new ZContext()) {
      ZMQ.Socket socket = context.createSocket(SocketType.REP);
      socket.bind("tcp://127.0.0.1:*");
      ready.accept(socket.getLastEndpoint());
      while (!Thread.currentThread().isInterrupted()) {
        ZMsg received = ZMsg.recvMsg(socket);
        if (received == null) {
          return;
        }
        answer(host, received).send(socket);
      }
    }
  }

  private static <I, O> ZMsg answer(FunctionHost<I, O> host, ZMsg received) {
    List<byte[]> requests = new ArrayList<>();
    received.forEach(frame -> requests.add(frame.getData()));
    Invocation invocation = host.begin(Optional.empty(), Optional.empty());
    List<Outcome<O>> outcomes = host.invokeAll(requests, invocation);
    ZMsg answer = new ZMsg();
    answer.add(Json.write(ServedBy.of(invocation)));
    for (Outcome<O> outcome : outcomes) {
      answer.add(
          outcome instanceof Outcome.Success<O> success
              ? Json.write(success.value())
              : "".getBytes(StandardCharsets.UTF_8));
    }
    return answer;
  }
}

package io.faasduet.studies.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.studies.messages.censor.Censor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

class SocketWorkerTest {
  @Test
  void eachFrameIsARequestAndAFailureAnEmptyFrame() throws Exception {
    CompletableFuture<String> address = new CompletableFuture<>();
    Thread worker =
        new Thread(
            () -> {
              try (var host =
                  FunctionHost.start(Censor.SPEC, InitContext.of(Settings.of(Map.of())))) {
                SocketWorker.serve(host, address::complete);
              }
            });
    worker.setDaemon(true);
    worker.start();
    try (ZContext context = new ZContext()) {
      ZMQ.Socket socket = context.createSocket(SocketType.REQ);
      socket.setReceiveTimeOut(30_000);
      socket.setHandshakeIvl(500); // JeroMQ leaves some connections' first bytes unread
      socket.connect(address.get(30, TimeUnit.SECONDS));
      ZMsg request = new ZMsg();
      request.add("{\"documents\":[\"a baiferil day\"]}");
      request.add("{\"documents\":[]}");
      request.send(socket);
      ZMsg answer = ZMsg.recvMsg(socket);
      assertThat(answer).hasSize(3);
      assertThat(answer.popString())
          .as("another test of this process may have been first")
          .matches("\\{\"instance\":\"[^\"]+\",\"cold\":(true|false)}");
      assertThat(new String(answer.pop().getData(), UTF_8))
          .isEqualTo("{\"documents\":[{\"text\":\"a ******** day\",\"words\":1}]}");
      assertThat(answer.pop().size()).isZero();
    }
  }
}

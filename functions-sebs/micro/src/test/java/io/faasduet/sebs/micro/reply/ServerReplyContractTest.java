package io.faasduet.sebs.micro.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ServerReplyContractTest extends FunctionContract {
  private static final ServerReplyInput SERVER = new ServerReplyInput();
  private static final Map<String, Object> PAYLOAD = payload();

  ServerReplyContractTest() {
    super(ServerReply.SPEC);
  }

  private static Map<String, Object> payload() {
    try {
      return SERVER.generate(context()).payload();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputContext context() {
    return new InputContext(
        InputSize.TEST,
        42,
        Optional.empty(),
        Path.of("."),
        "bench",
        List.of(),
        List.of(),
        Duration.ofSeconds(60));
  }

  @AfterAll
  static void close() throws IOException {
    SERVER.close();
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "what the server sends",
            "{\"ip-address\":\"127.0.0.1\",\"port\":" + PAYLOAD.get("port") + "}",
            json -> assertThat(json).isEqualTo("{\"result\":\"accepted\"}")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("port", "{\"ip-address\":\"127.0.0.1\"}"),
        BadRequest.ofField("port", "{\"ip-address\":\"127.0.0.1\",\"port\":0}"),
        BadRequest.ofField("port", "{\"ip-address\":\"127.0.0.1\",\"port\":65536}"),
        BadRequest.ofField("ip-address", "{\"ip-address\":\" \",\"port\":1}"));
  }

  @Test
  void anotherReplyIsRefused() {
    assertThat(SERVER.validate(answer("accepted"))).isEmpty();
    assertThat(SERVER.validate(answer("denied"))).contains("the result is denied, not accepted");
  }

  private static BenchmarkAnswer answer(String result) {
    return new BenchmarkAnswer(PAYLOAD, Map.of("result", result), context());
  }
}

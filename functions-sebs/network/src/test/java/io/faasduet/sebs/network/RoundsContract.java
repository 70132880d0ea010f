package io.faasduet.sebs.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.FunctionSpec;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** What both benchmarks of the network keep to. */
public abstract class RoundsContract extends FunctionContract {
  private final NetworkSetting setting;
  private final EchoServer server = server();

  protected RoundsContract(FunctionSpec<?, ?> spec) {
    this(spec, new NetworkSetting());
  }

  private RoundsContract(FunctionSpec<?, ?> spec, NetworkSetting setting) {
    super(spec, setting.variables());
    this.setting = setting;
  }

  @AfterAll
  void closeSetting() {
    server.close();
    setting.close();
  }

  private static EchoServer server() {
    try {
      return EchoServer.start(InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String request(String address, String port, String repetitions) {
    return "{\"bucket\":{\"bucket\":\"bench\",\"output\":\"out\"},\"server-address\":\"%s\",\"server-port\":%s,\"repetitions\":%s,\"request-id\":\"r1\"}"
        .formatted(address, port, repetitions);
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "three rounds",
            request("127.0.0.1", String.valueOf(server.port()), "3"),
            json ->
                assertThat(json)
                    .containsPattern("out/results-r1\\.[0-9a-f]{8}\\.csv")
                    .doesNotContain("rounds")),
        new Example(
            "rounds in the response too",
            request("127.0.0.1", String.valueOf(server.port()), "3")
                .replaceFirst("\\{", "{\"include-rounds\":true,"),
            json ->
                assertThat(json)
                    .contains("\"rounds\":{\"id\":[1,2,", "\"client-send\":[", "\"sent\":")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("server-address", request(" ", "1", "1")),
        BadRequest.ofField("server-port", request("127.0.0.1", "0", "1")),
        BadRequest.ofField("server-port", request("127.0.0.1", "65536", "1")),
        BadRequest.ofField("repetitions", request("127.0.0.1", "1", "0")),
        BadRequest.ofField("repetitions", request("127.0.0.1", "1", "\"many\"")),
        BadRequest.ofField("bucket", "{\"server-port\":1}"));
  }
}

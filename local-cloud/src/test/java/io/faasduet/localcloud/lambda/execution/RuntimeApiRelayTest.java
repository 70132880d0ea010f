package io.faasduet.localcloud.lambda.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.lambda.execution.RuntimeApi.Role;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.process.ChildProcess;
import io.faasduet.localcloud.process.ChildProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that ask for a Runtime API at one and the same address. */
class RuntimeApiRelayTest {
  private static final String ASK =
      """
      read -r go
      exec 3<>/dev/tcp/${1%:*}/${1#*:}
      printf 'GET /2018-06-01/runtime/%s HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' "$2" "$1" >&3
      cat <&3
      """;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private RuntimeApiRelay relay;

  @BeforeEach
  void listen() {
    assumeThat(Path.of("/proc/net/tcp")).exists();
    assumeThat(Files.isExecutable(Path.of("/bin/bash"))).as("bash is here").isTrue();
    relay = opened(new RuntimeApiRelay());
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void eachProcessReachesItsOwnApi() throws Exception {
    List<ChildProcess> processes = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      RuntimeApi api = opened(new RuntimeApi(Role.ON_DEMAND));
      relay.announce(api);
      ChildProcess process = asking("invocation/next");
      relay.add(process, api);
      api.deliver(request("payload " + number));
      processes.add(process);
    }
    for (ChildProcess process : processes) {
      go(process);
    }
    for (int number = 0; number < 5; number++) {
      assertThat(said(processes.get(number))).endsWith("payload " + number);
    }
  }

  @Test
  void anEnvironmentThatIsToldLateIsWaitedFor() throws Exception {
    RuntimeApi api = opened(new RuntimeApi(Role.RESTORED));
    relay.announce(api);
    ChildProcess process = asking("restore/next");
    go(process);
    relay.add(process, api);

    assertThat(said(process)).startsWith("HTTP/1.1 200 ");
    assertThat(api.restored().get(10, TimeUnit.SECONDS)).isLessThanOrEqualTo(System.nanoTime());
  }

  @Test
  void aProcessThatIsNoEnvironmentIsCutOff() throws Exception {
    RuntimeApi api = opened(new RuntimeApi(Role.ON_DEMAND));
    relay.announce(api);
    relay.add(asking("invocation/next"), api);
    api.deliver(request("not for everybody"));
    String[] address = relay.address().split(":");

    try (Socket foreign = new Socket(address[0], Integer.parseInt(address[1]))) {
      foreign.setSoTimeout(20_000);
      foreign
          .getOutputStream()
          .write(
              "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: a\r\n\r\n"
                  .getBytes(UTF_8));
      assertThat(allOf(foreign.getInputStream())).isEmpty();
    }
  }

  /** Whether a new socket of the only environment is the one that connects, is checked after. */
  @Test
  void aStrangerIsCutOffTooWhileTheOnlyEnvironmentOpensSockets() throws Exception {
    RuntimeApi api = opened(new RuntimeApi(Role.ON_DEMAND));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      relay.announce(api);
      ChildProcess process = asking("127.0.0.1:" + other.getLocalPort(), "elsewhere");
      relay.add(process, api);
      go(process);
      opened(other.accept());
      String[] address = relay.address().split(":");

      try (Socket foreign = new Socket(address[0], Integer.parseInt(address[1]))) {
        foreign.setSoTimeout(20_000);
        assertThat(allOf(foreign.getInputStream())).isEmpty();
      }
    }
  }

  @Test
  void onDemandThereIsNoRestore() throws Exception {
    RuntimeApi api = opened(new RuntimeApi(Role.ON_DEMAND));
    relay.announce(api);
    ChildProcess process = asking("restore/next");
    relay.add(process, api);
    go(process);

    assertThat(said(process)).startsWith("HTTP/1.1 404 ");
  }

  private ChildProcess asking(String path) {
    return asking(relay.address(), path);
  }

  private ChildProcess asking(String address, String path) {
    return opened(
        ChildProcess.start(
            "asking",
            List.of(),
            List.of("/bin/bash", "-c", ASK, "asking", address, path),
            0,
            ChildProcesses.ofThisJvm().limiter().unlimited(),
            builder -> {}));
  }

  private static void go(ChildProcess process) throws IOException {
    process.process().getOutputStream().write('\n');
    process.process().getOutputStream().flush();
  }

  private static String said(ChildProcess process) throws IOException {
    return new String(process.process().getInputStream().readAllBytes(), UTF_8);
  }

  /** Until the end, which may be a reset. */
  private static String allOf(InputStream in) {
    try {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static RuntimeRequest request(String payload) {
    return new RuntimeRequest(
        new LambdaInvocation("id", "arn", payload.getBytes(UTF_8), Optional.empty()),
        Instant.now().plus(Duration.ofMinutes(1)));
  }

  private <T extends AutoCloseable> T opened(T closeable) {
    opened.add(0, closeable);
    return closeable;
  }
}

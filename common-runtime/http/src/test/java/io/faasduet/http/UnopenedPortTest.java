package io.faasduet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class UnopenedPortTest {
  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThat(UnopenedPort.reason(port, failure("127.0.0.1", port)))
          .isEqualTo("port " + port + " is taken; choose another");
    }
  }

  @Test
  void anAddressOfAnotherMachineIsNoTakenPort() {
    assertThat(UnopenedPort.reason(0, failure("192.0.2.1", 0)))
        .isEqualTo("the address to listen on is not one of this machine");
  }

  @Test
  void aPortForRootAloneIsNoTakenOne() {
    assertThat(UnopenedPort.reason(80, new BindException("Permission denied")))
        .isEqualTo("port 80 needs rights that this user has not; choose one from 1024 on");
  }

  private static BindException failure(String address, int port) {
    return catchThrowableOfType(
        BindException.class,
        () -> {
          try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
          }
        });
  }
}

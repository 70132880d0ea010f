package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerAddressTest {
  private static final Map<String, String> ON_A_DESK =
      Map.of("PORT", "0", "DUET_LISTEN", "127.0.0.1", "DUET_ALLOW_HOSTS", "desk.example");

  @Test
  void listensOnAllInterfacesForEveryoneUnlessItIsTold() {
    assertThat(ServerAddress.from(Settings.of(Map.of()))).isEqualTo(ServerAddress.EVERYWHERE);
  }

  @Test
  void takesOnlyRequestsToItsNamesAndNoneFromOtherSites() throws Exception {
    try (ChildProcess child = new ChildProcess(ON_A_DESK)) {
      int port = child.port();
      assertThat(answer(port, "Host: desk.example")).startsWith("HTTP/1.1 200 ");
      assertThat(answer(port, "Host: localhost:" + port)).startsWith("HTTP/1.1 200 ");
      assertThat(answer(port, "Host: evil.example")).startsWith("HTTP/1.1 403 ");
      assertThat(answer(port, "Host: localhost\r\nOrigin: http://evil.example"))
          .startsWith("HTTP/1.1 403 ");
      String upgrade =
          "Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk";
      for (String headers : List.of("Host: localhost", upgrade)) {
        assertThat(answer(port, "http://evil.example/", headers)).startsWith("HTTP/1.1 403 ");
        assertThat(answer(port, "http://desk.example/", headers)).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void refusesVersionsThatItDoesNotSpeak() throws Exception {
    try (ChildProcess child = new ChildProcess(ON_A_DESK);
        RawConnection connection = new RawConnection(child.port())) {
      connection.send("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n");
      assertThat(connection.readToEnd()).containsPattern("^\\S+ (400|501) ");
    }
  }

  @Test
  void aRefusalOverGrpcIsPermissionDenied() throws Exception {
    Map<String, String> settings = Map.of("PORT", "0", "DUET_ALLOW_HOSTS", "desk.example");
    try (ChildProcess child = new ChildProcess(settings);
        GrpcCaller grpc = new GrpcCaller(child.port())) {
      CallOptions elsewhere = CallOptions.DEFAULT.withAuthority("evil.example");
      assertThat(grpc.invoke("{}", elsewhere, new Metadata()).status().getCode())
          .isEqualTo(Status.Code.PERMISSION_DENIED);
      assertThat(grpc.invoke("{}").status().isOk()).isTrue();
    }
  }

  @Test
  void aHostThatIsNoNameIsOneLine() {
    assertThatThrownBy(() -> ServerAddress.from(Settings.of(Map.of("DUET_ALLOW_HOSTS", "a,*"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("DUET_ALLOW_HOSTS", "'*'");
  }

  private static String answer(int port, String headers) throws IOException {
    return answer(port, "/", headers);
  }

  private static String answer(int port, String target, String headers) throws IOException {
    try (RawConnection connection = new RawConnection(port)) {
      connection.send("GET " + target + " HTTP/1.1\r\n" + headers + "\r\n\r\n");
      return connection.readHead();
    }
  }
}

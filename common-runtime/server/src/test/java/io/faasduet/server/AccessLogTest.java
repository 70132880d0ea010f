package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.server.exchange.AccessLog;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z";

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final AccessLog log = AccessLog.to(lines::add);

  @Test
  void hasALineForEachRequestOverHttp() {
    try (ServedProbe served = new ServedProbe(log)) {
      HttpResponse<String> answer =
          served.send(
              served.request("/?act=answer&size=2000").header("x-request-id", "mine").build());
      HttpResponse<String> wrong = served.post("{");
      served.get("/health/ready");
      served.get("/nothing");

      await().untilAsserted(() -> assertThat(lines).hasSize(4));
      assertThat(lines.poll())
          .matches(TIME + " GET / 200 " + answer.body().length() + " \\d+\\.\\d{3} mine");
      assertThat(lines.poll())
          .matches(
              TIME
                  + " POST / 400 "
                  + wrong.body().length()
                  + " \\d+\\.\\d{3} "
                  + wrong.headers().firstValue("x-request-id").orElseThrow());
      assertThat(lines.poll()).matches(TIME + " GET /health/ready 200 18 \\d+\\.\\d{3} -");
      assertThat(lines.poll()).contains(" GET /nothing 404 ");
    }
  }

  @Test
  void hasGrpcsStatusAndItsRequestId() {
    Metadata mine = new Metadata();
    mine.put(Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER), "mine");
    try (ServedProbe served = new ServedProbe(log);
        GrpcCaller grpc = served.grpc()) {
      grpc.invoke("{}", CallOptions.DEFAULT, mine);
      grpc.invoke("{\"act\":\"missing\"}", CallOptions.DEFAULT, mine);

      String method = " POST /duet\\.v1\\.FunctionService/Invoke ";
      await()
          .untilAsserted(
              () ->
                  assertThat(lines)
                      .filteredOn(line -> line.contains("FunctionService"))
                      .satisfiesExactly(
                          line ->
                              assertThat(line)
                                  .matches(TIME + method + "grpc-0 [1-9]\\d* \\d+\\.\\d{3} mine"),
                          line ->
                              assertThat(line)
                                  .matches(TIME + method + "grpc-5 0 \\d+\\.\\d{3} mine")));
    }
  }

  @Test
  void aCallerThatHasGoneGetsNoStatus() throws Exception {
    try (ServedProbe served = new ServedProbe(log)) {
      try (RawConnection caller = new RawConnection(served.server.port())) {
        caller.send("GET /?act=wait HTTP/1.1\r\nHost: a\r\n\r\n");
        served.probe.waiting.acquire();
      }
      await().until(() -> !lines.isEmpty());
      assertThat(lines).singleElement().asString().matches(TIME + " GET / - 0 \\d+\\.\\d{3} -");
    }
  }

  @Test
  void aCallThatIsCancelledGetsNoStatus() throws Exception {
    try (ServedProbe served = new ServedProbe(log);
        GrpcCaller grpc = served.grpc()) {
      grpc.invoke("{}"); // connects, and asks for the service's description
      CallOptions impatient = CallOptions.DEFAULT.withDeadlineAfter(200, TimeUnit.MILLISECONDS);
      grpc.invoke("{\"act\":\"wait\"}", impatient, new Metadata());
      await()
          .untilAsserted(
              () ->
                  assertThat(lines)
                      .filteredOn(line -> line.contains("FunctionService/Invoke "))
                      .hasSize(2)
                      .last()
                      .asString()
                      .matches(".* (-|grpc-4) \\d+ \\d+\\.\\d{3} \\S+"));
    }
  }

  @Test
  void anAnswerThatIsNotReadHasWhatWasWrittenOfIt() throws Exception {
    try (ServedProbe served = new ServedProbe(log)) {
      try (RawConnection caller = new RawConnection(served.server.port())) {
        caller.send("GET /?size=30000000 HTTP/1.1\r\nHost: a\r\n\r\n");
        caller.readHead();
      }
      await().until(() -> !lines.isEmpty());
      assertThat(lines)
          .singleElement()
          .asString()
          .matches(TIME + " GET / 200 [1-9]\\d{4,7} \\d+\\.\\d{3} [0-9a-f-]{36}");
    }
  }

  @Test
  void nobodyWritesLinesOfTheirOwn() throws Exception {
    try (ServedProbe served = new ServedProbe(log)) {
      for (String path : new String[] {"/a\u001b[2J", "/a%0Ab", "/a\u00ffb", "/a\u0007b"}) {
        try (RawConnection caller = new RawConnection(served.server.port())) {
          caller.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
          caller.readToEnd();
        }
      }
      await().untilAsserted(() -> assertThat(lines).hasSizeGreaterThanOrEqualTo(1));
      assertThat(lines).allMatch(line -> line.matches("[!-~]+( [!-~]+){6}"));
    }
  }

  @Test
  void isOffUnlessTheSettingIsTrue() {
    assertThat(AccessLog.from(Settings.of(Map.of()))).isSameAs(AccessLog.OFF);
    assertThat(AccessLog.from(Settings.of(Map.of("DUET_ACCESS_LOG", "true"))))
        .isNotSameAs(AccessLog.OFF);
    assertThatThrownBy(() -> AccessLog.from(Settings.of(Map.of("DUET_ACCESS_LOG", "on"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("DUET_ACCESS_LOG must be true or false, not 'on'");
  }

  @Test
  void aProcessWritesItToItsOutput() throws Exception {
    Map<String, String> settings = Map.of("PORT", "0", "DUET_ACCESS_LOG", "true");
    try (ChildProcess child = new ChildProcess(settings);
        RawConnection caller = new RawConnection(child.port())) {
      caller.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(child.line("GET")).matches(TIME + " GET /health/live 200 17 \\d+\\.\\d{3} -");
    }
  }
}

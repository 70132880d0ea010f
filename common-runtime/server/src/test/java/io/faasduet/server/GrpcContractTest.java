package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Empty;
import com.google.protobuf.UnknownFieldSet;
import io.faasduet.runtime.ExecutionEnvironment;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrpcContractTest {
  private static final int MAX_BODY_BYTES = 1 << 20;

  private ServedProbe served;
  private GrpcCaller grpc;

  @BeforeAll
  void serve() {
    served = new ServedProbe(Map.of("DUET_MAX_BODY_BYTES", "" + MAX_BODY_BYTES));
    grpc = served.grpc();
  }

  @AfterAll
  void stop() {
    grpc.close();
    served.close();
  }

  @Test
  void greetsAfterTheWorkIsDone() {
    int before = served.probe.invocations.get();

    assertThat(grpc.sayHello("record").value()).hasValue("Hello, record_response!");
    assertThat(grpc.sayHello("you").value()).hasValue("Hello, you!");
    assertThat(grpc.sayHello("").value()).hasValue("Hello, !");
    assertThat(served.probe.invocations.get()).isEqualTo(before + 3);
  }

  @Test
  void doesTheReplayWorkloadForReplay() {
    assertThat(grpc.sayHello("replay").code()).isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void ignoresMetadataAndUnknownFieldsOfAGreeting() {
    var type = grpc.file("helloworld.Greeter").findMessageTypeByName("HelloRequest");
    DynamicMessage request =
        DynamicMessage.newBuilder(type)
            .setField(type.findFieldByName("name"), "record")
            .setField(type.findFieldByName("vHiveMetadata"), ByteString.copyFromUtf8("{}"))
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(-1).build())
                    .addField(98, UnknownFieldSet.Field.newBuilder().addFixed64(7).build())
                    .addField(97, UnknownFieldSet.Field.newBuilder().addFixed32(7).build())
                    .build())
            .build();
    var reply = grpc.file("helloworld.Greeter").findMessageTypeByName("HelloReply");

    DynamicMessage answer =
        ClientCalls.blockingUnaryCall(
            grpc.channel,
            GrpcCaller.descriptor("helloworld.Greeter/SayHello", type, reply),
            CallOptions.DEFAULT,
            request);

    assertThat(answer.getField(reply.findFieldByName("message")))
        .isEqualTo("Hello, record_response!");
  }

  @Test
  void invokesWithTheJsonOfHttp() {
    GrpcCaller.Answer answer = grpc.invoke("{\"size\":2}");

    assertThat(answer.value().orElseThrow())
        .contains("\"data\":\"xx\"", "\"thread\":\"duet-worker-");
    assertThat(answer.trailer("server-timing")).contains("decode;dur=", "total;dur=");
    assertThat(answer.trailer("x-duet-cold")).matches("true|false");
    assertThat(answer.trailer("x-duet-instance")).isEqualTo(ExecutionEnvironment.instanceId());
    assertThat(answer.trailer("x-request-id")).isNotEmpty();
  }

  @Test
  void repeatsTheRequestIdOfTheCaller() {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER), "abc-123");

    assertThat(grpc.invoke("{}", CallOptions.DEFAULT, headers).trailer("x-request-id"))
        .isEqualTo("abc-123");
  }

  @ParameterizedTest
  @CsvSource({
    "invalid, INVALID_ARGUMENT",
    "missing, NOT_FOUND",
    "denied, PERMISSION_DENIED",
    "large, RESOURCE_EXHAUSTED",
    "late, DEADLINE_EXCEEDED",
    "broken, INTERNAL",
    "error, INTERNAL"
  })
  void answersEveryFailureWithItsCode(String act, Status.Code code) {
    GrpcCaller.Answer answer = grpc.invoke("{\"act\":\"" + act + "\"}");

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status().getDescription()).isNotEmpty().doesNotContain("secret");
    assertThat(answer.trailer("x-duet-instance")).isEqualTo(ExecutionEnvironment.instanceId());
    assertThat(answer.trailer("server-timing")).contains("total;dur=");
  }

  @Test
  void carriesTheMessageOfAFailureUnchanged() {
    assertThat(grpc.invoke("{\"act\":\"invalid\"}").status().getDescription())
        .isEqualTo("field 'act' is\r\nbad: \u00e9%");
  }

  @Test
  void takesCompressedRequests() {
    assertThat(
            grpc.invoke("{\"size\":2}", CallOptions.DEFAULT.withCompression("gzip"), new Metadata())
                .value()
                .orElseThrow())
        .contains("\"data\":\"xx\"");
  }

  @Test
  void refusesMessagesBeyondTheLimitAlsoWhenTheyAreCompressed() {
    String large = " ".repeat(MAX_BODY_BYTES) + "{}";

    assertThat(grpc.invoke(large).code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(
            grpc.invoke(large, CallOptions.DEFAULT.withCompression("gzip"), new Metadata()).code())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(grpc.invoke("{}").code()).isEqualTo(Status.Code.OK);
  }

  @Test
  void sendsResponsesOfTensOfMegabytes() {
    assertThat(grpc.invoke("{\"size\":40000000}").value().orElseThrow())
        .hasSizeGreaterThan(40_000_000);
  }

  @Test
  void saysThatUnknownMethodsAreUnimplemented() {
    var unknown =
        GrpcCaller.descriptor(
            "helloworld.Greeter/SayGoodbye", Empty.getDescriptor(), Empty.getDescriptor());

    assertThatThrownBy(
            () ->
                ClientCalls.blockingUnaryCall(
                    grpc.channel,
                    unknown,
                    CallOptions.DEFAULT,
                    DynamicMessage.getDefaultInstance(Empty.getDescriptor())))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
  }
}

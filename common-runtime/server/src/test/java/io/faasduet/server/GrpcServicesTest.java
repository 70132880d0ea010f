package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.health.v1.HealthProto;
import io.grpc.reflection.v1.ServerReflectionProto;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcServicesTest {
  private ServedProbe served;
  private GrpcCaller grpc;

  @BeforeEach
  void serve() {
    served = new ServedProbe();
    grpc = served.grpc();
  }

  @AfterEach
  void stop() {
    grpc.close();
    served.close();
  }

  @Test
  void saysThatItServes() {
    assertThat(check("")).isEqualTo(ServingStatus.SERVING);
    assertThat(check("helloworld.Greeter")).isEqualTo(ServingStatus.SERVING);
    assertThat(check("duet.v1.FunctionService")).isEqualTo(ServingStatus.SERVING);
    assertThatThrownBy(() -> check("nothing"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void tellsThoseWhoWatchWhenItDrains() {
    Iterator<HealthCheckResponse> statuses =
        HealthGrpc.newBlockingStub(grpc.channel).watch(HealthCheckRequest.getDefaultInstance());
    assertThat(statuses.next().getStatus()).isEqualTo(ServingStatus.SERVING);

    served.server.close();

    assertThat(statuses.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
    assertThat(statuses.hasNext()).isFalse();
  }

  @Test
  void listsItsServices() {
    assertThat(
            grpc.reflect(ServerReflectionRequest.newBuilder().setListServices("*").build())
                .get(0)
                .getListServicesResponse()
                .getServiceList())
        .extracting(ServiceResponse::getName)
        .containsExactlyInAnyOrder(
            "helloworld.Greeter",
            "duet.v1.FunctionService",
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection");
  }

  @Test
  void answersSeveralQuestionsOnOneStream() {
    List<ServerReflectionResponse> answers =
        grpc.reflect(
            ServerReflectionRequest.newBuilder()
                .setHost("here")
                .setFileContainingSymbol("helloworld.Greeter.SayHello")
                .build(),
            ServerReflectionRequest.newBuilder().setFileByFilename("helloworld.proto").build(),
            ServerReflectionRequest.newBuilder().setFileContainingSymbol("no.Such").build());

    assertThat(answers).hasSize(3);
    assertThat(answers.get(0).getFileDescriptorResponse())
        .isEqualTo(answers.get(1).getFileDescriptorResponse());
    assertThat(answers.get(0).getOriginalRequest().getHost()).isEqualTo("here");
    assertThat(answers.get(2).getErrorResponse().getErrorCode()).isEqualTo(5);
  }

  @Test
  void describesHealthAndReflectionAsTheirAuthorsDo() {
    assertThat(shape(grpc.file("grpc.health.v1.Health").toProto()))
        .isEqualTo(shape(withoutList(HealthProto.getDescriptor())));
    assertThat(shape(grpc.file("grpc.reflection.v1.ServerReflection").toProto()))
        .isEqualTo(shape(ServerReflectionProto.getDescriptor().toProto()));
  }

  /** The file without what only code generators look at. */
  @SuppressWarnings("SelfSet") // what is not set is set to its default
  private static FileDescriptorProto shape(FileDescriptorProto file) {
    FileDescriptorProto.Builder shape = file.toBuilder().clearOptions().clearName();
    shape
        .getMessageTypeBuilderList()
        .forEach(type -> type.getFieldBuilderList().forEach(field -> field.clearJsonName()));
    shape
        .getServiceBuilderList()
        .forEach(
            service ->
                service
                    .getMethodBuilderList()
                    .forEach(
                        method -> {
                          method.setClientStreaming(method.getClientStreaming());
                          method.setServerStreaming(method.getServerStreaming());
                        }));
    return shape.build();
  }

  /** Health as it was before it grew the method List, which this server does not have. */
  private static FileDescriptorProto withoutList(FileDescriptor health) {
    FileDescriptorProto.Builder file = health.toProto().toBuilder();
    for (int i = file.getMessageTypeCount() - 1; i >= 0; i--) {
      if (file.getMessageType(i).getName().startsWith("HealthList")) {
        file.removeMessageType(i);
      }
    }
    var service = file.getServiceBuilder(0);
    for (int i = service.getMethodCount() - 1; i >= 0; i--) {
      if (service.getMethod(i).getName().equals("List")) {
        service.removeMethod(i);
      }
    }
    return file.build();
  }

  private ServingStatus check(String service) {
    return HealthGrpc.newBlockingStub(grpc.channel)
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus();
  }
}

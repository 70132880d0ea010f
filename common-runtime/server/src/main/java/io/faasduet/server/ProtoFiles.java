package io.faasduet.server;

import static io.faasduet.server.ProtoField.bytes;
import static io.faasduet.server.ProtoField.int32;
import static io.faasduet.server.ProtoField.message;
import static io.faasduet.server.ProtoField.string;
import static io.faasduet.server.ProtoFile.Rpc.unary;

import io.faasduet.server.ProtoFile.Rpc;
import java.util.List;

/** The .proto files of the services on this server. */
final class ProtoFiles {
  private ProtoFiles() {}

  static List<ProtoFile> all() {
    return List.of(greeter(), function(), health(), reflection("v1"), reflection("v1alpha"));
  }

  private static ProtoFile greeter() {
    return new ProtoFile("helloworld.proto", "helloworld")
        .message("HelloRequest", string("name", 1), bytes("vHiveMetadata", 15))
        .message("HelloReply", string("message", 1))
        .service("Greeter", unary("SayHello", "HelloRequest", "HelloReply"));
  }

  private static ProtoFile function() {
    return new ProtoFile("duet/v1/function.proto", "duet.v1")
        .message("InvokeRequest", bytes("payload", 1))
        .message("InvokeResponse", bytes("payload", 1))
        .service("FunctionService", unary("Invoke", "InvokeRequest", "InvokeResponse"));
  }

  private static ProtoFile health() {
    return new ProtoFile("grpc/health/v1/health.proto", "grpc.health.v1")
        .message("HealthCheckRequest", string("service", 1))
        .messageOfEnum(
            "HealthCheckResponse",
            "status",
            "ServingStatus",
            "UNKNOWN",
            "SERVING",
            "NOT_SERVING",
            "SERVICE_UNKNOWN")
        .service(
            "Health",
            unary("Check", "HealthCheckRequest", "HealthCheckResponse"),
            new Rpc("Watch", "HealthCheckRequest", "HealthCheckResponse", false, true));
  }

  private static ProtoFile reflection(String version) {
    ProtoFile file =
        new ProtoFile(
            "grpc/reflection/" + version + "/reflection.proto", "grpc.reflection." + version);
    return file.messageWithOneof(
            "ServerReflectionRequest",
            List.of(string("host", 1)),
            "message_request",
            List.of(
                string("file_by_filename", 3),
                string("file_containing_symbol", 4),
                message("file_containing_extension", 5, file.type("ExtensionRequest")),
                string("all_extension_numbers_of_type", 6),
                string("list_services", 7)))
        .message("ExtensionRequest", string("containing_type", 1), int32("extension_number", 2))
        .messageWithOneof(
            "ServerReflectionResponse",
            List.of(
                string("valid_host", 1),
                message("original_request", 2, file.type("ServerReflectionRequest"))),
            "message_response",
            List.of(
                message("file_descriptor_response", 4, file.type("FileDescriptorResponse")),
                message("all_extension_numbers_response", 5, file.type("ExtensionNumberResponse")),
                message("list_services_response", 6, file.type("ListServiceResponse")),
                message("error_response", 7, file.type("ErrorResponse"))))
        .message("FileDescriptorResponse", bytes("file_descriptor_proto", 1).many())
        .message(
            "ExtensionNumberResponse",
            string("base_type_name", 1),
            int32("extension_number", 2).many())
        .message("ListServiceResponse", message("service", 1, file.type("ServiceResponse")).many())
        .message("ServiceResponse", string("name", 1))
        .message("ErrorResponse", int32("error_code", 1), string("error_message", 2))
        .service(
            "ServerReflection",
            new Rpc(
                "ServerReflectionInfo",
                "ServerReflectionRequest",
                "ServerReflectionResponse",
                true,
                true));
  }
}

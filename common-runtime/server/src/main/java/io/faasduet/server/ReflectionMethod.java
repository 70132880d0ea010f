package io.faasduet.server;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Server reflection, v1 and v1alpha alike: a stream of questions, each answered as it comes. No
 * message here has extensions, so questions about those find nothing.
 */
final class ReflectionMethod implements GrpcMethod {
  private static final int MAX_REQUEST_BYTES = 64 << 10;

  private final Uploads uploads;
  private final List<ProtoDescriptor> files = ProtoDescriptor.all();

  ReflectionMethod(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public void open(HttpServerRequest request, GrpcResponse response, Optional<Duration> timeout) {
    GrpcMessages.readAll(
        request,
        MAX_REQUEST_BYTES,
        uploads,
        message -> response.send(answer(message.bytes())),
        () -> response.end(GrpcCode.OK, "", Map.of()),
        refused -> response.fail(refused, Map.of()));
  }

  private byte[] answer(byte[] question) {
    ProtoWriter answer = new ProtoWriter();
    ProtoWriter found = notFound("that");
    int kind = 7;
    ProtoReader fields = new ProtoReader(question);
    while (fields.next()) {
      switch (fields.field()) {
        case 1 -> answer.bytes(1, fields.bytes());
        case 3, 4 -> {
          String name = fields.text();
          Optional<ProtoDescriptor> file = file(fields.field(), name);
          kind = file.isPresent() ? 4 : 7;
          found =
              file.map(known -> new ProtoWriter().bytes(1, known.bytes()))
                  .orElseGet(() -> notFound(name));
        }
        case 7 -> {
          kind = 6;
          found = services();
        }
        default -> {}
      }
    }
    return answer.bytes(2, question).message(kind, found).toBytes();
  }

  private Optional<ProtoDescriptor> file(int field, String name) {
    return files.stream()
        .filter(file -> field == 3 ? file.name().equals(name) : file.symbols().contains(name))
        .findFirst();
  }

  private ProtoWriter services() {
    ProtoWriter list = new ProtoWriter();
    for (ProtoDescriptor file : files) {
      file.services().forEach(name -> list.message(1, new ProtoWriter().text(1, name)));
    }
    return list;
  }

  private static ProtoWriter notFound(String name) {
    return new ProtoWriter()
        .number(1, GrpcCode.NOT_FOUND.number())
        .text(2, "there is no " + name + " here");
  }
}

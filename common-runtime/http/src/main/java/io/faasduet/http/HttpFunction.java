package io.faasduet.http;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Invocation;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A function over HTTP, on the server and behind an API Gateway: it decodes a query, JSON or an
 * image, and answers with JSON or an image. Thread-safe.
 */
public final class HttpFunction<I, O> {
  /** The capabilities that this class serves. */
  public static final List<Class<?>> SERVED =
      List.of(ImageBodies.class, ImageAnswers.class, HttpPaths.class);

  private final FunctionHost<I, O> host;
  private final Optional<Function<byte[], I>> imageRequest;
  private final Optional<BiFunction<I, String, I>> imageAnswer;

  /** The function of a host. */
  public HttpFunction(FunctionHost<I, O> host) {
    this.host = host;
    this.imageRequest = imageRequest(host.spec());
    this.imageAnswer = imageAnswer(host.spec());
  }

  /**
   * Answers one request: with an image, if it is an image, the caller prefers one and the function
   * can make one; else with JSON.
   *
   * @param accept the {@code Accept} header, empty if there is none
   * @throws FunctionException as {@link FunctionHost#invoke}
   */
  public ResponseBody respond(Payload payload, String accept, Invocation invocation) {
    Optional<String> wanted =
        payload instanceof Payload.Body && imageAnswer.isPresent()
            ? AcceptHeader.image(accept)
            : Optional.empty();
    return host.handle(
        invocation,
        () -> decode(payload, wanted),
        response -> {
          Optional<ResponseBody> image =
              wanted.isPresent() && response instanceof ImageResponse answer
                  ? answer.image()
                  : Optional.empty();
          return image.isPresent()
              ? image.get()
              : ResponseBody.json(Json.write(response, host.spec().fieldNaming()));
        });
  }

  private I decode(Payload payload, Optional<String> wanted) {
    if (payload instanceof Payload.JsonText json) {
      return host.decode(json.utf8());
    } else if (payload instanceof Payload.Query query) {
      return host.decode(query.parameters());
    }
    Payload.Body body = (Payload.Body) payload;
    if (imageRequest.isEmpty() || !ImageBodies.MEDIA_TYPES.contains(body.mediaType())) {
      throw new FunctionException(
          ErrorKind.UNSUPPORTED_MEDIA,
          host.spec().name()
              + " takes application/json"
              + (imageRequest.isPresent() ? ", image/jpeg or image/png" : "")
              + ", not "
              + body.mediaType());
    }
    I request = imageRequest.get().apply(body.bytes());
    return wanted.isPresent() ? imageAnswer.get().apply(request, wanted.get()) : request;
  }

  // A capability in a spec is for that spec's requests: FunctionSpec.with takes no other.
  @SuppressWarnings("unchecked")
  private static <I> Optional<Function<byte[], I>> imageRequest(FunctionSpec<I, ?> spec) {
    return spec.capability(ImageBodies.class).map(bodies -> ((ImageBodies<I>) bodies).request());
  }

  @SuppressWarnings("unchecked")
  private static <I> Optional<BiFunction<I, String, I>> imageAnswer(FunctionSpec<I, ?> spec) {
    return spec.capability(ImageAnswers.class).map(answers -> ((ImageAnswers<I>) answers).asking());
  }
}

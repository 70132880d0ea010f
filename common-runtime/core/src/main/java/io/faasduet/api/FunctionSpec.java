package io.faasduet.api;

import static java.util.Objects.requireNonNull;

import io.faasduet.http.ImageResponse;
import io.faasduet.objectstore.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that an adapter must know of a function to play it. A function has one, as a constant beside
 * its class:
 *
 * <pre>{@code
 * static final FunctionSpec<HelloRequest, HelloResponse> DEFINITION =
 *     FunctionSpec.of("hello", HelloRequest.class, Hello::new);
 * }</pre>
 *
 * @param name the function's name in commands, metrics and error types
 * @param requestType the record that requests are decoded to
 * @param constructor makes the function; this is the INIT phase
 * @param objectStore opens the store the function works with; called once, before the constructor
 * @param greeter what vHive's Greeter asks of it, where it can be asked
 * @param pictureRequest makes a request of a JPEG or PNG body, where the function takes pictures
 * @param pictureAnswer makes of such a request one for an answer of the media type that the caller
 *     accepts, where the function can answer with a {@link ImageResponse}
 * @param paths where the function is over HTTP, beside {@code /}
 */
public record FunctionSpec<I, O>(
    String name,
    Class<I> requestType,
    Function<InitContext, ServerlessFunction<I, O>> constructor,
    Function<Settings, ObjectStore> objectStore,
    Optional<Greeter<I>> greeter,
    Optional<Function<byte[], I>> pictureRequest,
    Optional<BiFunction<I, String, I>> pictureAnswer,
    List<String> paths) {

  public FunctionSpec {
    requireNonNull(name, "name");
    requireNonNull(requestType, "requestType");
    requireNonNull(constructor, "constructor");
    requireNonNull(objectStore, "objectStore");
    requireNonNull(greeter, "greeter");
    requireNonNull(pictureRequest, "pictureRequest");
    requireNonNull(pictureAnswer, "pictureAnswer");
    paths = List.copyOf(paths);
  }

  /** A function that needs no object store, no greeter and no pictures. */
  public static <I, O> FunctionSpec<I, O> of(
      String name, Class<I> requestType, Function<InitContext, ServerlessFunction<I, O>> init) {
    return new FunctionSpec<>(
        name,
        requestType,
        init,
        settings -> ObjectStore.none(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The same function, working with the store that is opened from its settings. */
  public FunctionSpec<I, O> withObjectStore(Function<Settings, ObjectStore> open) {
    return new FunctionSpec<>(
        name, requestType, constructor, open, greeter, pictureRequest, pictureAnswer, paths);
  }

  /** The same function, with the workloads that vHive's {@code record} and {@code replay} mean. */
  public FunctionSpec<I, O> withGreeter(I record, I replay) {
    return new FunctionSpec<>(
        name,
        requestType,
        constructor,
        objectStore,
        Optional.of(new Greeter<>(record, replay)),
        pictureRequest,
        pictureAnswer,
        paths);
  }

  /** The same function, taking a JPEG or PNG as the whole body of a request. */
  public FunctionSpec<I, O> withPictures(Function<byte[], I> request) {
    return new FunctionSpec<>(
        name,
        requestType,
        constructor,
        objectStore,
        greeter,
        Optional.of(request),
        pictureAnswer,
        paths);
  }

  /**
   * The same function, answering a picture with a picture where the caller's {@code AcceptHeader}
   * names {@code image/jpeg} or {@code image/png}.
   *
   * @param asking the request that is answered so: from the request, and that media type
   */
  public FunctionSpec<I, O> withPictureAnswers(BiFunction<I, String, I> asking) {
    return new FunctionSpec<>(
        name,
        requestType,
        constructor,
        objectStore,
        greeter,
        pictureRequest,
        Optional.of(asking),
        paths);
  }

  /** The same function, over HTTP at this path too, such as {@code /predict}. */
  public FunctionSpec<I, O> withPath(String path) {
    return new FunctionSpec<>(
        name,
        requestType,
        constructor,
        objectStore,
        greeter,
        pictureRequest,
        pictureAnswer,
        Stream.concat(paths.stream(), Stream.of(path)).toList());
  }

  /**
   * vHive's two workloads. Any name but {@code replay} runs the record workload.
   *
   * @param record the request that {@code record} stands for
   * @param replay the request that {@code replay} stands for
   */
  public record Greeter<I>(I record, I replay) {
    public Greeter {
      requireNonNull(record, "record");
      requireNonNull(replay, "replay");
    }
  }
}

package io.faasduet.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The description of a function: its name, its request and response, its constructor, and what it
 * can do besides. A function has one, as a constant of its class:
 *
 * <pre>{@code
 * public static final FunctionSpec<HelloRequest, HelloResponse> SPEC =
 *     FunctionSpec.builder("hello", HelloRequest.class, HelloResponse.class, Hello::new)
 *         .summary("greets a person")
 *         .example(new HelloRequest("Ada"))
 *         .build();
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param <I> the request, a record
 * @param <O> the response, a record
 */
public final class FunctionSpec<I, O> {
  private final String name;
  private final String summary;
  private final Class<I> requestType;
  private final Class<O> responseType;
  private final Function<InitContext, ServerlessFunction<I, O>> constructor;
  private final Optional<I> example;
  private final Optional<I> benchmark;
  private final FieldNaming fieldNaming;
  private final List<Capability<? super I>> capabilities;

  private FunctionSpec(Builder<I, O> builder) {
    this.name = builder.name;
    this.summary = builder.summary;
    this.requestType = builder.requestType;
    this.responseType = builder.responseType;
    this.constructor = builder.constructor;
    this.example = builder.example;
    this.benchmark = builder.benchmark;
    this.fieldNaming = builder.fieldNaming;
    this.capabilities = List.copyOf(builder.capabilities);
  }

  /** The beginning of a description; see the class for an example. */
  public static <I, O> Builder<I, O> builder(
      String name,
      Class<I> requestType,
      Class<O> responseType,
      Function<InitContext, ServerlessFunction<I, O>> constructor) {
    return new Builder<>(name, requestType, responseType, constructor);
  }

  /** A function with a name and a constructor, and nothing optional. */
  public static <I, O> FunctionSpec<I, O> of(
      String name,
      Class<I> requestType,
      Class<O> responseType,
      Function<InitContext, ServerlessFunction<I, O>> constructor) {
    return builder(name, requestType, responseType, constructor).build();
  }

  /**
   * A plain Java function as a serverless one:
   *
   * <pre>{@code
   * FunctionSpec.adapt("upper", In.class, Out.class, in -> new Out(in.text().toUpperCase()))
   * }</pre>
   */
  public static <I, O> FunctionSpec<I, O> adapt(
      String name,
      Class<I> requestType,
      Class<O> responseType,
      Function<? super I, ? extends O> function) {
    requireNonNull(function, "function");
    return of(
        name,
        requestType,
        responseType,
        context -> (request, invocation) -> function.apply(request));
  }

  /** The function's name in commands, metrics and messages. */
  public String name() {
    return name;
  }

  /** What the function does, in a few words; empty if that was not given. */
  public String summary() {
    return summary;
  }

  /** The record that requests are decoded to. */
  public Class<I> requestType() {
    return requestType;
  }

  /** The record that responses are encoded from. */
  public Class<O> responseType() {
    return responseType;
  }

  /** What makes the function: its INIT phase. */
  public Function<InitContext, ServerlessFunction<I, O>> constructor() {
    return constructor;
  }

  /** A request that shows the fields, for documentation and for a first try. */
  public Optional<I> example() {
    return example;
  }

  /** The request that measurements send; the example if no other was given. */
  public Optional<I> benchmark() {
    return benchmark.isPresent() ? benchmark : example;
  }

  /** How the fields of request and response are named in JSON. */
  public FieldNaming fieldNaming() {
    return fieldNaming;
  }

  /** What the function can do besides JSON in and JSON out. */
  public List<Capability<? super I>> capabilities() {
    return capabilities;
  }

  /** The capability of a type, if the function has it. */
  public <C extends Capability<?>> Optional<C> capability(Class<C> type) {
    for (Capability<? super I> capability : capabilities) {
      if (type.isInstance(capability)) {
        return Optional.of(type.cast(capability));
      }
    }
    return Optional.empty();
  }

  /** The same function with a capability more; one of the same type is replaced. */
  public FunctionSpec<I, O> with(Capability<? super I> capability) {
    Builder<I, O> copy = new Builder<>(name, requestType, responseType, constructor);
    copy.summary = summary;
    copy.example = example;
    copy.benchmark = benchmark;
    copy.fieldNaming = fieldNaming;
    copy.capabilities.addAll(capabilities);
    return copy.with(capability).build();
  }

  @Override
  public String toString() {
    return "FunctionSpec[" + name + "]";
  }

  /** A description that is being written; not thread-safe. */
  public static final class Builder<I, O> {
    private final String name;
    private final Class<I> requestType;
    private final Class<O> responseType;
    private final Function<InitContext, ServerlessFunction<I, O>> constructor;
    private final List<Capability<? super I>> capabilities = new ArrayList<>();
    private String summary = "";
    private Optional<I> example = Optional.empty();
    private Optional<I> benchmark = Optional.empty();
    private FieldNaming fieldNaming = FieldNaming.SNAKE_CASE;

    private Builder(
        String name,
        Class<I> requestType,
        Class<O> responseType,
        Function<InitContext, ServerlessFunction<I, O>> constructor) {
      this.name = requireNonNull(name, "name");
      this.requestType = requireNonNull(requestType, "requestType");
      this.responseType = requireNonNull(responseType, "responseType");
      this.constructor = requireNonNull(constructor, "constructor");
    }

    /** What the function does, in a few words, such as {@code renders an HTML table}. */
    public Builder<I, O> summary(String text) {
      this.summary = requireNonNull(text, "text");
      return this;
    }

    /** A request that shows the fields. */
    public Builder<I, O> example(I request) {
      this.example = Optional.of(request);
      return this;
    }

    /** The request that measurements send, where it is another than the example. */
    public Builder<I, O> benchmark(I request) {
      this.benchmark = Optional.of(request);
      return this;
    }

    /** How fields are named in JSON; in snake_case unless this is called. */
    public Builder<I, O> fieldNaming(FieldNaming naming) {
      this.fieldNaming = requireNonNull(naming, "naming");
      return this;
    }

    /** A capability more; one of the same type is replaced. */
    public Builder<I, O> with(Capability<? super I> capability) {
      requireNonNull(capability, "capability");
      for (int i = 0; i < capabilities.size(); i++) {
        if (capabilities.get(i).getClass() == capability.getClass()) {
          capabilities.set(i, capability);
          return this;
        }
      }
      capabilities.add(capability);
      return this;
    }

    /** The description. */
    public FunctionSpec<I, O> build() {
      return new FunctionSpec<>(this);
    }
  }
}

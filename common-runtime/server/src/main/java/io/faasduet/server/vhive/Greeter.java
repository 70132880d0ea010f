package io.faasduet.server.vhive;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.runtime.FunctionHost;
import java.util.Optional;

/** vHive's Greeter: runs the workload that a name stands for, then greets. Thread-safe. */
public final class Greeter<I> {
  private final FunctionHost<I, ?> host;
  private final Optional<GreeterWorkloads<I>> workloads;

  /** The Greeter of a host's function. */
  public Greeter(FunctionHost<I, ?> host) {
    this.host = host;
    this.workloads = workloads(host.spec());
  }

  /**
   * Runs a workload and greets.
   *
   * @throws io.faasduet.api.FunctionException as {@link FunctionHost#invoke}, and if the function
   *     has no workloads
   */
  public String greet(String name, Invocation invocation) {
    GreeterWorkloads<I> requests =
        workloads.orElseThrow(
            () -> new InvalidRequestException(host.spec().name() + " has no greeter workload"));
    host.call(name.equals("replay") ? requests.replay() : requests.record(), invocation);
    return switch (name) {
      case "record", "replay" -> "Hello, " + name + "_response!";
      default -> "Hello, " + name + "!";
    };
  }

  // A capability in a spec is for that spec's requests: FunctionSpec.with takes no other.
  @SuppressWarnings("unchecked")
  private static <I> Optional<GreeterWorkloads<I>> workloads(FunctionSpec<I, ?> spec) {
    return spec.capability(GreeterWorkloads.class).map(found -> (GreeterWorkloads<I>) found);
  }
}

package io.faasduet.lambda;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Settings;
import io.faasduet.http.ImageBodies;
import io.faasduet.runtime.FunctionHost;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function that gives back what it gets, or fails as it is asked to. */
final class Probe implements ServerlessFunction<Probe.Request, Probe.Response> {
  static final FunctionSpec<Request, Response> SPEC =
      FunctionSpec.of("probe", Request.class, Response.class, Probe::new)
          .with(new ImageBodies<>(bytes -> new Request("image of " + bytes.length, "", 0)));

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final boolean restorable;

  /** What is asked of the probe; {@code fail} names a failure, or nothing. */
  record Request(String text, String fail, int someCount) {
    Request() {
      this("default", "", 0);
    }
  }

  record Response(String text, int someCount) {}

  Probe(InitContext environment) {
    environment
        .settings()
        .text("PROBE_INIT_FAULT")
        .ifPresent(
            fault -> {
              throw new InvalidSettingException(fault);
            });
    restorable = environment.settings().text("PROBE_RESTORE_FAULT").isEmpty();
  }

  @Override
  public void beforeSnapshot() {
    System.out.println("{\"duet\":{\"hook\":\"before a snapshot\"}}");
  }

  @Override
  public void afterRestore() {
    System.out.println("{\"duet\":{\"hook\":\"after a restore\"}}");
    if (!restorable) {
      throw new IllegalStateException("no connection");
    }
  }

  /** A host of this probe, which keeps what it was asked. */
  static FunctionHost<Request, Response> host() {
    return FunctionHost.start(SPEC, InitContext.of(Settings.of(Map.of())));
  }

  @Override
  public Response apply(Request request, Invocation invocation) throws Exception {
    taken.add(request.text());
    return switch (request.fail()) {
      case "" -> new Response(request.text(), request.someCount());
      case "crash" -> throw new IllegalStateException("secret");
      case "assertion" -> throw new AssertionError("secret");
      case "memory" -> throw new OutOfMemoryError("full");
      case "stack" -> throw new StackOverflowError();
      case "missing" -> throw new NoClassDefFoundError("secret");
      default ->
          throw new FunctionException(
              ErrorKind.valueOf(request.fail()), "field 'fail' asks for " + request.fail());
    };
  }
}

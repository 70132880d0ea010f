package io.faasduet.sebs.micro.sleep;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;

/** SeBS's 010.sleep: answers after a number of seconds. Thread-safe. */
public final class Sleep implements ServerlessFunction<SleepRequest, SleepResponse> {

  /** The function's description. */
  public static final FunctionSpec<SleepRequest, SleepResponse> SPEC =
      FunctionSpec.builder("sleep", SleepRequest.class, SleepResponse.class, Sleep::new)
          .summary("sleeps a number of seconds (SeBS 010)")
          .example(new SleepRequest(1))
          .build();

  /** Has no settings. */
  public Sleep(InitContext context) {}

  @Override
  public SleepResponse apply(SleepRequest request, Invocation invocation)
      throws InterruptedException {
    Thread.sleep(Math.round(1000 * request.sleep()));
    return new SleepResponse(request.sleep());
  }
}

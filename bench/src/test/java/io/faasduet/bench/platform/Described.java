package io.faasduet.bench.platform;

import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.util.Optional;

/** How targets of tests are described. */
public final class Described {
  public static final Run.MeasuredTarget HTTP = server("http");
  public static final Run.MeasuredTarget GRPC = server("grpc");
  public static final Run.MeasuredTarget LAMBDA =
      new Run.MeasuredTarget("lambda", PlatformName.LAMBDA, "local", Optional.of(128));

  private Described() {}

  private static Run.MeasuredTarget server(String name) {
    return new Run.MeasuredTarget(name, PlatformName.SERVER, "local", Optional.empty());
  }
}

package io.faasduet.bench.platform;

import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.util.Optional;

/** How targets of tests are described. */
public final class Described {
  public static final Run.Target HTTP = server("http");
  public static final Run.Target GRPC = server("grpc");
  public static final Run.Target LAMBDA =
      new Run.Target("lambda", PlatformName.LAMBDA, "local", Optional.of(128));

  private Described() {}

  private static Run.Target server(String name) {
    return new Run.Target(name, PlatformName.SERVER, "local", Optional.empty());
  }
}

package io.faasduet.cli.function;

import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.input.BenchmarkInput;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import io.faasduet.localcloud.input.InputException;
import io.faasduet.localcloud.queues.QueueService;
import io.faasduet.localcloud.queues.QueueServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The inputs of one command's benchmarks, each made when it is first needed. */
public final class BenchmarkInputs implements AutoCloseable {
  /** The environment variable that names a directory with SeBS's own data. */
  static final String DATA = "DUET_SEBS_DATA";

  private static final String DEFAULT_SIZE = "test";

  private final Map<String, BenchmarkInput> made = new LinkedHashMap<>();
  private final Optional<DistanceProfile> distance;
  private final Optional<InputPlace> place;
  private final Reach reach;

  /** Inputs in services that are near. */
  public BenchmarkInputs() {
    this(Optional.empty(), Optional.empty(), Reach.LOCAL);
  }

  /** Inputs in services as far as a profile says. */
  public BenchmarkInputs(Optional<DistanceProfile> distance) {
    this(distance, Optional.empty(), Reach.LOCAL);
  }

  private BenchmarkInputs(
      Optional<DistanceProfile> distance, Optional<InputPlace> place, Reach reach) {
    this.distance = distance;
    this.place = place;
    this.reach = reach;
  }

  /** Inputs in that place, or in stores of this process, of functions that reach so much. */
  public static BenchmarkInputs in(Optional<InputPlace> place, Reach reach) {
    return new BenchmarkInputs(Optional.empty(), place, reach);
  }

  /**
   * How functions reach servers of this machine.
   *
   * @param publicAddress by which those that run elsewhere do
   * @param condition throws what speaks against a request, before anything is stored
   */
  public record Reach(Optional<String> publicAddress, Consumer<String> condition) {
    /** That of functions on this machine. */
    public static final Reach LOCAL = new Reach(Optional.empty(), request -> {});
  }

  /**
   * A function with its request. The given one is taken as it is; without one it is what the
   * function's generator makes, whose answers are then checked, or its benchmark request.
   *
   * @param timeout how long an invocation may take
   * @param settings the function's settings
   */
  public ResolvedFunction resolved(
      PackagedFunction function,
      FunctionArtefact artefact,
      Optional<String> request,
      Optional<String> size,
      Duration timeout,
      Map<String, String> settings) {
    if (request.isPresent() || function.descriptor().generator().isEmpty()) {
      return new ResolvedFunction(
          artefact, request.orElse(function.descriptor().benchmarkJson()), settings);
    }
    BenchmarkInput input = of(function, size.orElse(DEFAULT_SIZE), timeout);
    return new ResolvedFunction(
        Optional.of(artefact),
        input.payload(),
        input.settings(settings),
        input::fault,
        place.isPresent());
  }

  private BenchmarkInput of(PackagedFunction function, String size, Duration timeout) {
    return made.computeIfAbsent(
        function.source() + " " + function.name() + " " + size,
        key -> make(function, size, timeout));
  }

  private BenchmarkInput make(PackagedFunction function, String size, Duration timeout) {
    Optional<Path> data =
        Optional.ofNullable(System.getenv(DATA)).filter(text -> !text.isEmpty()).map(Path::of);
    try {
      BenchmarkNeeds needs = function.descriptor().benchmark().orElseThrow();
      Path server = function.serverArtefact().serverDirectory();
      BenchmarkInput.Order order =
          new BenchmarkInput.Order(
              size, timeout, data, distance, Optional.of(reach.condition()), reach.publicAddress());
      return place.isPresent()
          ? BenchmarkInput.make(function.name(), needs, server, order, place.get().store(function))
          : BenchmarkInput.make(
              function.name(),
              needs,
              server,
              order,
              () -> QueueService.of(System.getenv(), queueServer(), distance));
    } catch (InputException | QueueServiceException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** The queue server's class path: of a checkout, or of an unpacked archive. */
  private static Path queueServer() {
    Path home = Path.of(System.getProperty("duet.home", "."));
    Path built = home.resolve("local-cloud/queues/target/queues");
    return Files.isDirectory(built) ? built : home.resolve("queues");
  }

  @Override
  public void close() {
    made.values().forEach(BenchmarkInput::close);
  }
}

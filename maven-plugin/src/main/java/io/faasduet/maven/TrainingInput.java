package io.faasduet.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.localcloud.input.BenchmarkInput;
import io.faasduet.localcloud.queues.QueueService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a function is sent while its classes are recorded: its example request, or what its
 * generator makes, with a store that holds the input.
 */
final class TrainingInput implements AutoCloseable {
  private static final String SIZE = "test";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FunctionDescriptor function;
  private final Optional<BenchmarkInput> made;

  private TrainingInput(FunctionDescriptor function, Optional<BenchmarkInput> made) {
    this.function = function;
    this.made = made;
  }

  /**
   * That of a function.
   *
   * @param serverDirectory whose {@code lib} is the class path of its generator
   */
  static TrainingInput of(FunctionDescriptor function, Path serverDirectory) {
    return new TrainingInput(
        function,
        Optional.ofNullable(function.configuration())
            .filter(configuration -> configuration.generator() != null)
            .map(
                configuration ->
                    BenchmarkInput.make(
                        function.name(),
                        configuration.needs(),
                        serverDirectory,
                        new BenchmarkInput.Order(
                            SIZE, configuration.needs().timeout(), Optional.empty()),
                        QueueService::absent)));
  }

  JsonNode request() throws IOException {
    return made.isPresent() ? JSON.readTree(made.get().payload()) : function.example();
  }

  /** The variables of the function's process. */
  Map<String, String> environment() {
    return made.map(input -> input.settings(function.environment())).orElse(function.environment());
  }

  @Override
  public void close() {
    made.ifPresent(BenchmarkInput::close);
  }
}

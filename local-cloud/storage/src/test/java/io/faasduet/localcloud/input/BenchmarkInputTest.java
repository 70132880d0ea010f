package io.faasduet.localcloud.input;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.queues.QueueService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkInputTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @Test
  void aPackageWithoutItsLibrariesIsSaid(@TempDir Path server) {
    BenchmarkNeeds needs =
        new BenchmarkNeeds(
            Optional.empty(), TIMEOUT, 128, 0, 0, List.of(), Map.of(), Optional.of("any.Input"));
    BenchmarkInput.Order order = new BenchmarkInput.Order("test", TIMEOUT, Optional.empty());
    assertThatThrownBy(
            () ->
                BenchmarkInput.make(
                    "mine",
                    needs,
                    server,
                    order,
                    () -> {
                      throw new AssertionError("no " + QueueService.class);
                    }))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("the input of mine cannot be made: its generator has ended: ")
        .hasMessageEndingWith("if its package is not whole, package it again");
  }
}

package io.faasduet.cli.cloud.aws;

import io.faasduet.bench.platform.messages.QueueMapping;
import io.faasduet.cli.cloud.CloudException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Event source mappings of Lambda, by the names of their functions. A change takes AWS up to a
 * minute, in which no other is taken. Failures are the SDK's.
 */
final class AwsMappings {
  private static final Duration LONGEST_CHANGE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Set<String> SETTLED = Set.of("Enabled", "Disabled");

  private final LambdaClient lambda;

  AwsMappings(AwsAccount account) {
    this.lambda = account.lambda();
  }

  /** Those of a function. */
  List<EventSourceMappingConfiguration> of(String function) {
    try {
      return lambda.listEventSourceMappings(it -> it.functionName(function)).eventSourceMappings();
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
  }

  /** Makes one, and waits until the function takes messages. */
  void create(String function, String queueArn, boolean batches) {
    lambda.createEventSourceMapping(QueueMapping.of(function, queueArn, batches));
    await(function, mappings -> mappings.stream().allMatch(AwsMappings::isSettled));
  }

  /** Deletes those of a function, and waits until they are gone. */
  void delete(String function) {
    await(
        function,
        mappings -> mappings.stream().allMatch(it -> isSettled(it) || isBeingDeleted(it)));
    for (EventSourceMappingConfiguration each : of(function)) {
      if (!isBeingDeleted(each)) {
        delete(each);
      }
    }
    await(function, List::isEmpty);
  }

  private void delete(EventSourceMappingConfiguration mapping) {
    try {
      lambda.deleteEventSourceMapping(it -> it.uuid(mapping.uuid()));
    } catch (ResourceNotFoundException e) {
      // it is gone
    }
  }

  private static boolean isSettled(EventSourceMappingConfiguration mapping) {
    return SETTLED.contains(mapping.state());
  }

  private static boolean isBeingDeleted(EventSourceMappingConfiguration mapping) {
    return "Deleting".equals(mapping.state());
  }

  private void await(String function, Predicate<List<EventSourceMappingConfiguration>> state) {
    long deadline = System.nanoTime() + LONGEST_CHANGE.toNanos();
    while (!state.test(of(function))) {
      if (System.nanoTime() - deadline > 0) {
        throw new CloudException(
            "the mapping of function %s is still being changed after %d s"
                .formatted(function, LONGEST_CHANGE.toSeconds()));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}

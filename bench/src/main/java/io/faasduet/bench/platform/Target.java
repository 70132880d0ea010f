package io.faasduet.bench.platform;

import io.faasduet.bench.client.Invoker;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.results.Run;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One function on one platform. The first invocation starts what is needed to answer it. Used by
 * one thread at a time.
 */
public interface Target extends Invoker, AutoCloseable {

  /** The target's name in results, such as {@code lambda}. */
  default String name() {
    return description().name();
  }

  /** What results say of it. */
  Run.MeasuredTarget description();

  /** The protocol that it is invoked by. */
  WireProtocol wire();

  /** Ends all instances, or waits until their platform has: the next invocation meets a new one. */
  void makeCold();

  /** Gives its instances up, of which nothing more is asked; those of others may stay. */
  default void release() {
    makeCold();
  }

  /**
   * Whether {@link #makeCold} leads to a new instance, so that there are cold starts to measure.
   */
  default boolean startsInstances() {
    return true;
  }

  /** Whether it is a model in virtual time, which answers no request. */
  default boolean simulated() {
    return false;
  }

  /**
   * Prepares for a load from nothing: as {@link #makeCold}, then starts what must be there before
   * the first request. What somebody else runs is left as it is.
   *
   * @throws RuntimeException if it does not come up; the message says why
   */
  void redeploy();

  /**
   * As {@link #redeploy()}, with so many instances, each of which gets one of so many requests at
   * the same time.
   *
   * @param instances from 1 to {@link #mostWatched}
   */
  default void redeploy(int instances) {
    if (instances != 1) {
      throw new UnsupportedOperationException(name() + " is one instance");
    }
    redeploy();
  }

  /** The most instances at once whose processes are known; 0 if none is. */
  default int mostWatched() {
    return 0;
  }

  /** The ids of the processes of its instances, where {@link #mostWatched} is not 0. */
  default List<Long> processIds() {
    return List.of();
  }

  /** When the steps of the newest instance's start happened, where this machine started it. */
  default Optional<StartTimes> lastStart() {
    return Optional.empty();
  }

  /** What its instances start from, where this machine starts them. */
  default Optional<StartupArchive> startupArchive() {
    return Optional.empty();
  }

  /** The memory that the instance holds now, where that can be read. */
  default OptionalLong residentBytes() {
    return OptionalLong.empty();
  }

  /** Ends all instances and closes all connections. */
  @Override
  void close();
}

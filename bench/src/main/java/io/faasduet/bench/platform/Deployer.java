package io.faasduet.bench.platform;

import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that makes a function ready for requests at an address. */
@FunctionalInterface
public interface Deployer {

  /**
   * Starts a deployment and returns when it takes requests.
   *
   * @throws RuntimeException if it does not come up; the message says why
   */
  Deployment start();

  /** What the processes of its deployments start from, where that is known. */
  default Optional<StartupArchive> startupArchive() {
    return Optional.empty();
  }

  /** Whether each deployment is one process whose id is known. */
  default boolean ofOneProcess() {
    return false;
  }

  /** Gives up what its deployments started from; there are no further ones. */
  default void close() {}

  /** A deployment that takes requests. */
  interface Deployment extends AutoCloseable {

    /** Where it is reached. */
    URI address();

    /** When the steps of its start happened, if its start is part of a cold start. */
    default Optional<StartTimes> startTimes() {
      return Optional.empty();
    }

    /** The memory it holds now, where that can be read. */
    default OptionalLong residentBytes() {
      return OptionalLong.empty();
    }

    /** The id of its process, if it is one alone. */
    default OptionalLong processId() {
      return OptionalLong.empty();
    }

    /** Ends its instances and waits for their end. */
    @Override
    void close();
  }
}

package io.faasduet.runtime;

import io.faasduet.api.Settings;
import java.util.Optional;
import org.crac.Resource;

/**
 * The registration of a function's hooks with org.crac. It takes tens of milliseconds, so it is
 * made only where something may take a snapshot by way of org.crac; elsewhere no class of that is
 * loaded.
 */
final class SnapshotHooks {
  /** The package that org.crac passes registrations on to; AWS sets it for every Java runtime. */
  private static final String IMPLEMENTATION = "org.crac.Core.Compat";

  /** How Lambda makes its environments: AWS, "Defined runtime environment variables". */
  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

  private SnapshotHooks() {}

  /**
   * Registers a host's hooks.
   *
   * @return what the host has to keep, since org.crac keeps no reference to it
   */
  static Optional<Resource> register(FunctionHost<?, ?> host) {
    return mayBeTaken(host.settings())
        ? Optional.of(SnapshotResource.registered(host))
        : Optional.empty();
  }

  private static boolean mayBeTaken(Settings settings) {
    if (System.getProperty(IMPLEMENTATION) == null) {
      return jdkTakesSnapshots();
    }
    Optional<String> initialization = settings.text(INITIALIZATION);
    return initialization.isEmpty() || initialization.get().equals("snap-start");
  }

  /** A JDK with CRaC. */
  private static boolean jdkTakesSnapshots() {
    try {
      Class.forName("jdk.crac.Core", false, ClassLoader.getPlatformClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}

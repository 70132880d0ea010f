package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.JavaInstallation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWS's managed runtimes for Java, as far as this machine has them: AWS's runtime client on a Java
 * of the feature release that a runtime names. Thread-safe.
 */
public final class JavaRuntimes {
  private static final Logger LOG = LoggerFactory.getLogger(JavaRuntimes.class);
  private static final String NAME = "java";

  /** Of these on the CDS archive of the runtime client can be made. */
  private static final int EARLIEST = 17;

  private final RuntimeClient own;
  private final CacheDirectory cache;
  private final List<JavaInstallation> installed;
  private final Map<String, RuntimeClient> byRuntime = new ConcurrentHashMap<>();

  /**
   * Runtimes of this machine.
   *
   * @param own the client on this process's Java, for runtimes that are not there
   * @param cache where archives are made
   * @param installed what is there, the first of each feature release is taken
   */
  public JavaRuntimes(RuntimeClient own, CacheDirectory cache, List<JavaInstallation> installed) {
    this.own = own;
    this.cache = cache;
    this.installed = List.copyOf(installed);
  }

  /** The client on this process's own Java. */
  public RuntimeClient own() {
    return own;
  }

  /**
   * The client of a runtime such as {@code java21}; if this machine has no such Java, on this
   * process's own, of which the log warns once.
   */
  public RuntimeClient of(String runtime) {
    return byRuntime.computeIfAbsent(runtime, this::find);
  }

  private RuntimeClient find(String runtime) {
    if (runtime.equals(NAME + own.java().feature())) {
      return own;
    }
    for (JavaInstallation java : installed) {
      if (java.feature() >= EARLIEST && runtime.equals(NAME + java.feature())) {
        return RuntimeClientArchive.addTo(own.on(java), cache);
      }
    }
    LOG.warn(
        "the runtime {} is not on this machine: its functions run on Java {}",
        runtime,
        own.java().feature());
    return own;
  }
}

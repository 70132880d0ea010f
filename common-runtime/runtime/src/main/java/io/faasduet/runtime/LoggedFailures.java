package io.faasduet.runtime;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of an invocation; its failures are logged, and say to callers what they may know. */
final class LoggedFailures {
  private LoggedFailures() {}

  /** Found at the first failure: slf4j's search for its provider is a tenth of a cold start. */
  private static final class Log {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);
  }

  /**
   * Does the work of an invocation, as its timing {@code total}.
   *
   * @throws FunctionException for every failure; one of kind {@link ErrorKind#INTERNAL} has been
   *     logged with its cause, and its message says nothing of it
   * @throws VirtualMachineError if memory, the stack or the JVM itself fails; it has been logged
   */
  static <T> T of(Invocation invocation, Callable<T> work) {
    try {
      return invocation.timings().time("total", work);
    } catch (FunctionException e) {
      if (e.failure() == ErrorKind.INTERNAL) {
        Log.LOG.error("request {} failed", invocation.requestId(), e);
      } else if (e.failure() == ErrorKind.UNAVAILABLE) {
        Log.LOG.warn("request {} failed: {}: {}", invocation.requestId(), e.getMessage(), cause(e));
      }
      throw e;
    } catch (VirtualMachineError e) {
      // after it nothing in this JVM can be relied on: the adapter ends the environment
      Log.LOG.error("request {} ends this environment", invocation.requestId(), e);
      throw e;
    } catch (Throwable e) {
      // also errors: a native library that is not there must not look different from other faults
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      Log.LOG.error("request {} failed", invocation.requestId(), e);
      throw new FunctionException(
          ErrorKind.INTERNAL,
          "the function failed; its log has request " + invocation.requestId(),
          e);
    }
  }

  private static String cause(FunctionException failure) {
    return failure.getCause() == null ? "" : String.valueOf(failure.getCause().getMessage());
  }
}

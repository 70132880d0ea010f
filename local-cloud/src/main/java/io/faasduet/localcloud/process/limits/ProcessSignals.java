package io.faasduet.localcloud.process.limits;

/** Job-control signals to child processes of this JVM. Thread-safe. */
public interface ProcessSignals {

  /** Stops a process that is alive (SIGSTOP). Signals arrive in the order of calls. */
  void stop(Process process);

  /** Resumes a stopped process (SIGCONT). */
  void resume(Process process);
}

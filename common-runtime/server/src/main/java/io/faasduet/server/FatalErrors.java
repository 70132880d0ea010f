package io.faasduet.server;

/**
 * What follows an error of the JVM itself, such as the end of its memory. Nothing in the process
 * can be relied on after it.
 */
interface FatalErrors {
  /** Called on the event loop, after the call that met the error was answered as failed. */
  void ended(VirtualMachineError error);
}

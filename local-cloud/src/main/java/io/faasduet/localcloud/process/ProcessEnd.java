package io.faasduet.localcloud.process;

/**
 * How a process ended.
 *
 * @param status its exit status; 128 and the signal's number if a signal ended it
 * @param outOfMemory whether the kernel killed it for taking more memory than its limit
 */
public record ProcessEnd(int status, boolean outOfMemory) {}

package io.faasduet.localcloud.process;

/**
 * The end of a process: its exit status, and whether its memory ran out.
 *
 * @param status its exit status; 128 and the signal's number if a signal ended it
 * @param outOfMemory whether the kernel killed it for taking more memory than its limit
 */
public record ProcessEnd(int status, boolean outOfMemory) {}

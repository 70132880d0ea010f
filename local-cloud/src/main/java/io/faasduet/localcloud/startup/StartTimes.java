package io.faasduet.localcloud.startup;

/**
 * The times of the steps of one process's start, all by this machine's {@link System#nanoTime()}.
 * On Linux that clock is the same in every process, so the differences are durations.
 *
 * @param spawnedNanos just before the operating system was asked for the process
 * @param vmCreatedNanos the JVM was up and about to load the main class
 * @param initStartNanos the function's constructor began
 * @param initEndNanos the function's constructor ended
 * @param readyNanos the server accepted connections, or Lambda's runtime asked for its first
 *     invocation
 */
public record StartTimes(
    long spawnedNanos,
    long vmCreatedNanos,
    long initStartNanos,
    long initEndNanos,
    long readyNanos) {}

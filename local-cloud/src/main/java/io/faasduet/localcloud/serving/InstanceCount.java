package io.faasduet.localcloud.serving;

/**
 * The number of instances that a platform has from a moment on.
 *
 * @param nanos the moment, by {@link System#nanoTime}
 * @param ready instances that take requests
 * @param starting instances that do not yet
 */
public record InstanceCount(long nanos, int ready, int starting) {}

package io.faasduet.sebs.micro.sleep;

/**
 * How long it slept.
 *
 * @param result seconds
 */
public record SleepResponse(double result) {}

package io.faasduet.bench.report.plot;

/**
 * What something that was run did at one memory size.
 *
 * @param latencyMillis its latency, of whichever quantile is shown
 */
public record MemoryPoint(int memoryMegabytes, double latencyMillis, double usdPerMillion) {}

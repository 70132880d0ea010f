package io.faasduet.cli.measure;

import io.faasduet.localcloud.distance.Bandwidth;
import io.faasduet.localcloud.distance.DrawnLatency;
import io.faasduet.localcloud.distance.ServiceDistance;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * A measurement of a store: its latencies for 1 KB, and what one connection carries. What is
 * written stays.
 */
final class StoreDistance {
  private static final int SMALL = 1024;
  private static final int LARGE = 16 << 20;
  private static final int LARGE_READS = 5;
  private static final String MEDIA_TYPE = "application/octet-stream";

  private final ObjectStore store;
  private final URI small;
  private final URI large;
  private final LatencyTrials trials;

  StoreDistance(ObjectStore store, String bucket, LatencyTrials trials) {
    this.store = store;
    this.small = new S3Address(bucket, "duet-distance/small").uri();
    this.large = new S3Address(bucket, "duet-distance/large").uri();
    this.trials = trials;
  }

  /** The latencies. */
  ServiceDistance measure() {
    byte[] content = new byte[SMALL];
    DrawnLatency write = trials.of(() -> write(small, content));
    return new ServiceDistance(Optional.of(trials.of(() -> read(small))), Optional.of(write));
  }

  /** The bandwidth, of reads less their latency. */
  Bandwidth bandwidth(DrawnLatency latency) {
    write(large, new byte[LARGE]);
    double[] millis = new double[LARGE_READS];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = LatencyTrials.millis(() -> read(large));
    }
    Arrays.sort(millis);
    double transfer = Math.max(0.01, millis[LARGE_READS / 2] - latency.at(0.5).toNanos() / 1e6);
    return new Bandwidth(Math.min(1e6, LARGE * 8 / transfer / 1000), trials.source());
  }

  private void write(URI address, byte[] content) {
    ObjectStores.serving(
        address,
        () -> {
          store.write(address, content, MEDIA_TYPE);
          return address;
        });
  }

  private void read(URI address) {
    ObjectStores.serving(address, () -> store.read(address, LARGE));
  }
}

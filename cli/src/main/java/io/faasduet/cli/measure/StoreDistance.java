package io.faasduet.cli.measure;

import io.faasduet.localcloud.distance.Bandwidth;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.distance.DrawnLatency;
import io.faasduet.localcloud.distance.ServiceDistance;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A measurement of a store: its latencies for 1 KB, and what one connection carries. */
record StoreDistance(ObjectStore store, String bucket, int trials) {
  private static final int SMALL = 1024;
  private static final int LARGE = 16 << 20;
  private static final int LARGE_READS = 5;
  private static final int WARM_UP = 5;
  private static final String MEDIA_TYPE = "application/octet-stream";
  private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};

  /**
   * Writes and reads; what was written stays.
   *
   * @param source what the profile says of its figures' origin
   */
  DistanceProfile measure(String name, String source) {
    URI small = new S3Address(bucket, "duet-distance/small").uri();
    byte[] content = new byte[SMALL];
    DrawnLatency write = latency(() -> write(small, content), source);
    DrawnLatency read = latency(() -> read(small), source);
    URI large = new S3Address(bucket, "duet-distance/large").uri();
    write(large, new byte[LARGE]);
    double[] millis = new double[LARGE_READS];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = millis(() -> read(large));
    }
    Arrays.sort(millis);
    double transfer =
        Math.max(0.01, millis[LARGE_READS / 2] - read.at(0.5).toNanos() / 1e6); // less its latency
    return new DistanceProfile(
        name,
        Map.of("s3", new ServiceDistance(Optional.of(read), Optional.of(write))),
        Optional.of(new Bandwidth(Math.min(1e6, LARGE * 8 / transfer / 1000), source)));
  }

  private DrawnLatency latency(Runnable request, String source) {
    for (int i = 0; i < WARM_UP; i++) {
      request.run();
    }
    double[] millis = new double[trials];
    for (int i = 0; i < trials; i++) {
      millis[i] = millis(request);
    }
    Arrays.sort(millis);
    Map<Double, Double> quantiles = new TreeMap<>();
    for (double quantile : QUANTILES) {
      quantiles.put(quantile, millis[(int) Math.round(quantile * (trials - 1))]);
    }
    return new DrawnLatency(quantiles, source);
  }

  private static double millis(Runnable request) {
    long start = System.nanoTime();
    request.run();
    return (System.nanoTime() - start) / 1e6;
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

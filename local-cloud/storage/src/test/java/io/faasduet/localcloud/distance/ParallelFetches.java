package io.faasduet.localcloud.distance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.stream.Stream;

/** A program that fetches an address by some connections at once, and prints the nanoseconds. */
public final class ParallelFetches {
  private ParallelFetches() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(nanos(URI.create(arguments[0]), Integer.parseInt(arguments[1])));
  }

  static long nanos(URI address, int connections) throws InterruptedException {
    Thread[] fetches =
        Stream.generate(() -> new Thread(() -> fetch(address)))
            .limit(connections)
            .toArray(Thread[]::new);
    long start = System.nanoTime();
    for (Thread fetch : fetches) {
      fetch.start();
    }
    for (Thread fetch : fetches) {
      fetch.join();
    }
    return System.nanoTime() - start;
  }

  private static void fetch(URI address) {
    try (InputStream content = address.toURL().openStream()) {
      content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

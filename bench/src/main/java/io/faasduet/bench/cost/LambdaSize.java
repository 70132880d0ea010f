package io.faasduet.bench.cost;

import static java.util.Objects.requireNonNull;

/**
 * The size of a Lambda function: memory, architecture and ephemeral storage.
 *
 * @param memoryMegabytes its memory, {@value #LEAST_MEMORY} to {@value #MOST_MEMORY}; 1024 are a GB
 * @param architecture its CPU architecture
 * @param storageMegabytes its {@code /tmp}; what is beyond {@value #FREE_STORAGE} is paid for
 */
public record LambdaSize(int memoryMegabytes, Architecture architecture, int storageMegabytes) {
  static final int LEAST_MEMORY = 128;
  static final int MOST_MEMORY = 10_240;

  /** Its {@code /tmp} that is not paid for, in MB. */
  public static final int FREE_STORAGE = 512;

  private static final double MEGABYTES_PER_GIGABYTE = 1024;

  public LambdaSize {
    requireNonNull(architecture, "architecture");
    require("memory", memoryMegabytes, LEAST_MEMORY);
    require("storage", storageMegabytes, FREE_STORAGE);
  }

  /** A function with the storage that comes for nothing. */
  public LambdaSize(int memoryMegabytes, Architecture architecture) {
    this(memoryMegabytes, architecture, FREE_STORAGE);
  }

  double memoryGigabytes() {
    return memoryMegabytes / MEGABYTES_PER_GIGABYTE;
  }

  double paidStorageGigabytes() {
    return (storageMegabytes - FREE_STORAGE) / MEGABYTES_PER_GIGABYTE;
  }

  private static void require(String what, int megabytes, int least) {
    if (megabytes < least || megabytes > MOST_MEMORY) {
      throw new IllegalArgumentException(
          "Lambda's %s is %d to %d MB, not %d".formatted(what, least, MOST_MEMORY, megabytes));
    }
  }
}

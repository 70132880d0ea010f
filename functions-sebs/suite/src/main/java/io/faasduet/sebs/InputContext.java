package io.faasduet.sebs;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an input is made for.
 *
 * @param size how much work it is
 * @param seed decides what is drawn
 * @param data the directory with SeBS's own data of this benchmark, such as {@code
 *     200.multimedia/210.thumbnailer}, where the user has it
 * @param directory an empty directory for files that are made; it lives as long as the run
 * @param bucket the bucket that holds input and output
 * @param inputs the prefixes of keys that the input lies under, such as {@code
 *     210.thumbnailer-0-input}
 * @param outputs the prefixes that output goes to
 * @param timeout how long an invocation may take; an input that takes longer is refused
 * @param publicAddress by which functions that run elsewhere reach this machine
 */
public record InputContext(
    InputSize size,
    long seed,
    Optional<Path> data,
    Path directory,
    String bucket,
    List<String> inputs,
    List<String> outputs,
    Duration timeout,
    Optional<String> publicAddress) {
  public InputContext {
    requireNonNull(size, "size");
    requireNonNull(data, "data");
    requireNonNull(directory, "directory");
    requireNonNull(bucket, "bucket");
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    requireNonNull(timeout, "timeout");
    requireNonNull(publicAddress, "publicAddress");
  }

  /** An input for functions on this machine. */
  public InputContext(
      InputSize size,
      long seed,
      Optional<Path> data,
      Path directory,
      String bucket,
      List<String> inputs,
      List<String> outputs,
      Duration timeout) {
    this(size, seed, data, directory, bucket, inputs, outputs, timeout, Optional.empty());
  }

  /**
   * Where a generator that is a server listens: on the loopback interface, or where functions run
   * elsewhere, on all.
   */
  public InetAddress listenAddress() {
    return publicAddress.isPresent()
        ? new InetSocketAddress(0).getAddress()
        : InetAddress.getLoopbackAddress();
  }

  /** By which a function reaches a generator that is a server; a name, or an IP address. */
  public String serverHost() {
    return publicAddress.orElseGet(() -> InetAddress.getLoopbackAddress().getHostAddress());
  }

  /** The key of an object below an input prefix. */
  public String inputKey(int prefix, String name) {
    return inputs.get(prefix) + "/" + name;
  }

  /** The key of an object below an output prefix, before it is made unique. */
  public String outputKey(int prefix, String name) {
    return outputs.get(prefix) + "/" + name;
  }

  /** A payload's field {@code bucket}: the bucket's name, and the first prefix of each kind. */
  public Map<String, Object> bucketField() {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("bucket", bucket);
    inputs.stream().findFirst().ifPresent(prefix -> field.put("input", prefix));
    outputs.stream().findFirst().ifPresent(prefix -> field.put("output", prefix));
    return field;
  }
}

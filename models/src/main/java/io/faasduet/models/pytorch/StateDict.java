package io.faasduet.models.pytorch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.models.network.WeightsFileException;
import io.faasduet.models.pytorch.TensorUnpickler.Storage;
import io.faasduet.models.pytorch.TensorUnpickler.Tensor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.razorvine.pickle.PickleException;

/**
 * A file of tensors by name, as {@code torch.save(model.state_dict(), file)} writes it: since
 * PyTorch 1.6 a zip, before that pickles followed by the numbers. Immutable once read.
 */
final class StateDict {
  /** What the first pickle of an old file is: {@code torch.serialization.MAGIC_NUMBER}. */
  private static final String MAGIC_NUMBER = "119547037146038801333356";

  /** What checkpoints of a training have their tensors under, beside the optimizer's. */
  private static final List<String> CHECKPOINT_KEYS = List.of("state_dict", "model");

  private static final Map<String, Integer> BYTES =
      Map.of(
          "FloatStorage", 4,
          "DoubleStorage", 8,
          "LongStorage", 8,
          "IntStorage", 4,
          "HalfStorage", 2,
          "BFloat16Storage", 2,
          "ByteStorage", 1,
          "BoolStorage", 1);

  private final Map<String, Tensor> tensors;
  private final Map<String, ByteBuffer> storages;

  private StateDict(Map<String, Tensor> tensors, Map<String, ByteBuffer> storages) {
    this.tensors = tensors;
    this.storages = storages;
  }

  /**
   * Reads a file.
   *
   * @throws WeightsFileException if it is not a state dict, or damaged
   */
  static StateDict read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return isZip(channel) ? ofZip(file) : ofPickles(channel);
    } catch (PickleException | IOException e) {
      throw unreadable(file, Optional.ofNullable(e.getMessage()).orElse("it is cut short"), e);
    } catch (RuntimeException e) { // the unpickler trusts its input
      throw unreadable(file, "it is damaged", e);
    }
  }

  private static WeightsFileException unreadable(Path file, String reason, Exception cause) {
    return new WeightsFileException(
        "%s cannot be read as a PyTorch state dict: %s; torch.save(model.state_dict(), file)"
                .formatted(file, reason)
            + " writes one",
        cause);
  }

  /** The names and shapes of what the file holds. */
  Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * The numbers of one of the tensors that are of float32 or float64, its last dimension varying
   * fastest.
   */
  float[] floats(Tensor tensor) {
    ByteBuffer bytes =
        storages.get(tensor.storage().key()).duplicate().order(ByteOrder.LITTLE_ENDIAN);
    boolean single = tensor.storage().type().equals("FloatStorage");
    int[] positions = tensor.positions();
    float[] values = new float[positions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          single
              ? bytes.getFloat(positions[i] * Float.BYTES)
              : (float) bytes.getDouble(positions[i] * Double.BYTES);
    }
    return values;
  }

  private static boolean isZip(FileChannel channel) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(2);
    channel.read(start, 0);
    return new String(start.array(), UTF_8).equals("PK");
  }

  private static StateDict ofPickles(FileChannel channel) throws IOException {
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    if (!String.valueOf(unpickled(in)).equals(MAGIC_NUMBER)) {
      throw new PickleException("it does not begin as one");
    }
    unpickled(in); // the version of the protocol, which has been 1001 always
    if (!Boolean.TRUE.equals(((Map<?, ?>) unpickled(in)).get("little_endian"))) {
      throw new PickleException("it was written on a big-endian machine");
    }
    Map<String, Tensor> tensors = tensors(unpickled(in));
    Map<String, Storage> storages = new HashMap<>();
    tensors.values().forEach(tensor -> storages.put(tensor.storage().key(), tensor.storage()));
    Map<String, ByteBuffer> bytes = new HashMap<>();
    for (Object key : (List<?>) unpickled(in)) {
      Storage storage = storages.get((String) key);
      if (storage == null) {
        throw new PickleException("it has numbers of no tensor");
      }
      long size = ByteBuffer.wrap(in.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (size != storage.size()) {
        throw new PickleException(
            "it has %d numbers where %d should be".formatted(size, storage.size()));
      }
      bytes.put(storage.key(), ByteBuffer.wrap(numbers(in, storage)));
    }
    return new StateDict(tensors, bytes);
  }

  private static StateDict ofZip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry pickle =
          zip.stream()
              .filter(entry -> entry.getName().matches("[^/]+/data\\.pkl"))
              .findFirst()
              .orElseThrow(() -> new PickleException("the zip has no data.pkl"));
      String directory = pickle.getName().replace("data.pkl", "");
      Map<String, Tensor> tensors;
      try (InputStream in = zip.getInputStream(pickle)) {
        tensors = tensors(unpickled(new BufferedInputStream(in)));
      }
      Map<String, ByteBuffer> bytes = new HashMap<>();
      for (Tensor tensor : tensors.values()) {
        Storage storage = tensor.storage();
        ZipEntry numbers = zip.getEntry(directory + "data/" + storage.key());
        if (numbers == null) {
          throw new PickleException("the zip lacks the numbers of " + storage.key());
        }
        if (!bytes.containsKey(storage.key())) {
          try (InputStream in = zip.getInputStream(numbers)) {
            bytes.put(storage.key(), ByteBuffer.wrap(numbers(in, storage)));
          }
        }
      }
      return new StateDict(tensors, bytes);
    }
  }

  private static Object unpickled(InputStream in) throws IOException {
    return new TensorUnpickler().load(in);
  }

  private static byte[] numbers(InputStream in, Storage storage) throws IOException {
    Integer width = BYTES.get(storage.type());
    if (width == null) {
      throw new PickleException("it holds a %s, which is not known here".formatted(storage.type()));
    }
    long length = Math.multiplyExact(storage.size(), (long) width);
    byte[] numbers = in.readNBytes(Math.toIntExact(length));
    if (numbers.length < length) {
      throw new PickleException("it is cut short");
    }
    return numbers;
  }

  private static Map<String, Tensor> tensors(Object top) {
    if (!(top instanceof Map<?, ?> entries)) {
      throw new PickleException("it is a single value, not a dict");
    }
    for (String key : CHECKPOINT_KEYS) {
      if (entries.get(key) instanceof Map<?, ?> inner) {
        return tensors(inner);
      }
    }
    Map<String, Tensor> tensors = new HashMap<>();
    entries.forEach(
        (name, value) -> {
          if (!(name instanceof String text) || !(value instanceof Tensor tensor)) {
            throw new PickleException("its entry '%s' is no tensor".formatted(name));
          }
          requireInside(tensor);
          tensors.put(text, tensor);
        });
    return tensors;
  }

  private static void requireInside(Tensor tensor) {
    boolean sizes = tensor.shape().stream().allMatch(size -> size >= 0);
    boolean strides = tensor.stride().stream().allMatch(stride -> stride >= 0);
    if (!sizes
        || !strides
        || tensor.stride().size() != tensor.shape().size()
        || tensor.offset() < 0
        || tensor.reach() > tensor.storage().size()) {
      throw new PickleException("a tensor has more numbers than it holds");
    }
  }
}

package io.faasduet.sebs.recognition;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes float32 tensors as {@code torch.save} does of a state dict. */
final class StateDictFile {
  private StateDictFile() {}

  /** A tensor's shape, and its values with the last dimension varying fastest. */
  record Tensor(List<Integer> shape, float[] values) {}

  static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      ByteArrayOutputStream pickle = new ByteArrayOutputStream();
      text(pickle, "\u0080\u0002}(");
      int key = 0;
      for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
        pickle(pickle, tensor.getKey(), tensor.getValue(), key);
        entry(zip, "archive/data/" + key++, floats(tensor.getValue().values()));
      }
      text(pickle, "u.");
      entry(zip, "archive/data.pkl", pickle.toByteArray());
    }
  }

  private static void pickle(ByteArrayOutputStream out, String name, Tensor tensor, int key) {
    string(out, name);
    text(out, "ctorch._utils\n_rebuild_tensor_v2\n((");
    string(out, "storage");
    text(out, "ctorch\nFloatStorage\n");
    string(out, Integer.toString(key));
    string(out, "cpu");
    number(out, tensor.values().length);
    text(out, "tQ");
    number(out, 0);
    text(out, "(");
    tensor.shape().forEach(size -> number(out, size));
    text(out, "t(");
    for (int i = 1; i <= tensor.shape().size(); i++) {
      List<Integer> inner = tensor.shape().subList(i, tensor.shape().size());
      number(out, inner.stream().reduce(1, Math::multiplyExact));
    }
    text(out, "t\u0089ccollections\nOrderedDict\n)RtR");
  }

  private static void string(ByteArrayOutputStream out, String value) {
    text(out, "X");
    out.writeBytes(little(4).putInt(value.length()).array());
    out.writeBytes(value.getBytes(UTF_8));
  }

  private static void number(ByteArrayOutputStream out, int value) {
    text(out, "J");
    out.writeBytes(little(4).putInt(value).array());
  }

  private static void text(ByteArrayOutputStream out, String operations) {
    out.writeBytes(operations.getBytes(ISO_8859_1));
  }

  private static byte[] floats(float[] values) {
    ByteBuffer bytes = little(4 * values.length);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}

package io.faasduet.localcloud.snapshot;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** A message of Protocol Buffers whose fields are all numbers, each at most once. */
record ProtobufMessage(Map<Integer, Long> fields) {
  ProtobufMessage {
    fields = Map.copyOf(fields);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it has a field that is no number
   */
  static ProtobufMessage parse(byte[] bytes) {
    Map<Integer, Long> fields = new TreeMap<>();
    int[] at = {0};
    while (at[0] < bytes.length) {
      long tag = varint(bytes, at);
      if ((tag & 7) != 0) {
        throw new IllegalArgumentException("field " + (tag >> 3) + " is no number");
      }
      fields.put(Math.toIntExact(tag >> 3), varint(bytes, at));
    }
    return new ProtobufMessage(fields);
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  long number(int field, long otherwise) {
    return fields.getOrDefault(field, otherwise);
  }

  ProtobufMessage with(int field, long value) {
    Map<Integer, Long> changed = new TreeMap<>(fields);
    changed.put(field, value);
    return new ProtobufMessage(changed);
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TreeMap<>(fields)
        .forEach(
            (field, value) -> {
              write(out, (long) field << 3);
              write(out, value);
            });
    return out.toByteArray();
  }

  private static long varint(byte[] bytes, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static void write(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}

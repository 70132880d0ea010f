package io.faasduet.localcloud.snapshot;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;

/** A message of Protocol Buffers without its type: fields have numbers instead of names. */
record ProtobufMessage(UnknownFieldSet fields) {
  static final ProtobufMessage EMPTY = new ProtobufMessage(UnknownFieldSet.getDefaultInstance());

  /**
   * Reads one.
   *
   * @throws InvalidProtocolBufferException if it is none
   */
  static ProtobufMessage parse(byte[] bytes) throws InvalidProtocolBufferException {
    return new ProtobufMessage(UnknownFieldSet.parseFrom(bytes));
  }

  boolean has(int field) {
    return fields.hasField(field);
  }

  /** The value of a field that is a whole number. */
  long number(int field, long otherwise) {
    List<Long> values = fields.getField(field).getVarintList();
    return values.isEmpty() ? otherwise : values.get(values.size() - 1);
  }

  ProtobufMessage with(int field, long value) {
    UnknownFieldSet.Field number = UnknownFieldSet.Field.newBuilder().addVarint(value).build();
    return new ProtobufMessage(fields.toBuilder().addField(field, number).build());
  }

  byte[] bytes() {
    return fields.toByteArray();
  }
}

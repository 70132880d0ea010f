package io.faasduet.server;

import io.faasduet.api.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a protobuf message field by field. A field whose value is not asked for is skipped.
 *
 * <p>Every method throws {@link InvalidRequestException} for bytes that are not such a message.
 */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private final byte[] message;
  private int position;
  private int field;
  private int wireType;
  private int valueStart;

  ProtoReader(byte[] message) {
    this.message = message;
  }

  /** Goes to the next field; false at the end of the message. */
  boolean next() {
    if (position == message.length) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    wireType = (int) tag & 7;
    if (tag >>> 32 != 0 || field == 0) {
      throw malformed();
    }
    switch (wireType) {
      case VARINT -> {
        valueStart = position;
        varint();
      }
      case FIXED_64 -> advance(Long.BYTES);
      case FIXED_32 -> advance(Integer.BYTES);
      case LENGTH_DELIMITED -> advance(varint());
      default -> throw malformed();
    }
    return true;
  }

  /** The number of the field. */
  int field() {
    return field;
  }

  /** The value of a bytes or message field. */
  byte[] bytes() {
    if (wireType != LENGTH_DELIMITED) {
      throw malformed();
    }
    return Arrays.copyOfRange(message, valueStart, position);
  }

  /** The value of a string field. */
  String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidRequestException("field " + field + " is not UTF-8", e);
    }
  }

  private void advance(long bytes) {
    if (bytes < 0 || bytes > message.length - position) {
      throw malformed();
    }
    valueStart = position;
    position += (int) bytes;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE && position < message.length; shift += 7) {
      byte next = message[position++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  private static InvalidRequestException malformed() {
    return new InvalidRequestException("the message is not well-formed protobuf");
  }
}

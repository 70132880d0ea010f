package io.faasduet.server;

/**
 * A field of a message in a {@link ProtoFile}. The numbers are those of descriptor.proto.
 *
 * @param typeName the full name of a message or enum, with its leading dot; else empty
 */
record ProtoField(String name, int number, int type, String typeName, boolean repeated) {
  private static final int INT32 = 5;
  private static final int STRING = 9;
  private static final int MESSAGE = 11;
  private static final int BYTES = 12;
  private static final int ENUM = 14;

  static ProtoField int32(String name, int number) {
    return new ProtoField(name, number, INT32, "", false);
  }

  static ProtoField string(String name, int number) {
    return new ProtoField(name, number, STRING, "", false);
  }

  static ProtoField bytes(String name, int number) {
    return new ProtoField(name, number, BYTES, "", false);
  }

  static ProtoField message(String name, int number, String typeName) {
    return new ProtoField(name, number, MESSAGE, typeName, false);
  }

  static ProtoField enumeration(String name, int number, String typeName) {
    return new ProtoField(name, number, ENUM, typeName, false);
  }

  ProtoField many() {
    return new ProtoField(name, number, type, typeName, true);
  }

  /** The field as a FieldDescriptorProto. */
  ProtoWriter descriptor() {
    ProtoWriter field =
        new ProtoWriter()
            .text(1, name)
            .number(3, number)
            .number(4, repeated ? 3 : 1)
            .number(5, type);
    return typeName.isEmpty() ? field : field.text(6, typeName);
  }
}

package io.faasduet.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A .proto file as protoc compiled it, with the names that it defines. Field numbers here are those
 * of descriptor.proto.
 *
 * @param name the file's name, such as {@code duet/v1/function.proto}
 * @param symbols full names of its messages, enums, services and methods
 * @param services full names of its services
 * @param bytes the serialized FileDescriptorProto
 */
record ProtoDescriptor(String name, Set<String> symbols, List<String> services, byte[] bytes) {
  /** The FileDescriptorSet that the build makes of {@code src/main/proto}. */
  private static final String RESOURCE = "protocols.desc";

  /** All files of this server's protocols; they import nothing else. */
  static List<ProtoDescriptor> all() {
    List<ProtoDescriptor> files = new ArrayList<>();
    ProtoReader set = new ProtoReader(resource());
    while (set.next()) {
      if (set.field() == 1) {
        files.add(of(set.bytes()));
      }
    }
    return List.copyOf(files);
  }

  private static ProtoDescriptor of(byte[] file) {
    String name = text(file, 1);
    String prefix = text(file, 2) + ".";
    Set<String> symbols = new HashSet<>();
    List<String> services = new ArrayList<>();
    ProtoReader fields = new ProtoReader(file);
    while (fields.next()) {
      switch (fields.field()) {
        case 4 -> addMessage(prefix, fields.bytes(), symbols);
        case 5 -> symbols.add(prefix + text(fields.bytes(), 1));
        case 6 -> {
          byte[] service = fields.bytes();
          services.add(prefix + text(service, 1));
          addMembers(prefix + text(service, 1), service, 2, symbols);
        }
        default -> {}
      }
    }
    return new ProtoDescriptor(name, Set.copyOf(symbols), List.copyOf(services), file);
  }

  private static void addMessage(String prefix, byte[] message, Set<String> symbols) {
    String name = prefix + text(message, 1);
    addMembers(name, message, 4, symbols);
    ProtoReader fields = new ProtoReader(message);
    while (fields.next()) {
      if (fields.field() == 3) {
        addMessage(name + ".", fields.bytes(), symbols);
      }
    }
  }

  /** A name, and those of its members in the given field: methods or enums. */
  private static void addMembers(String owner, byte[] bytes, int field, Set<String> symbols) {
    symbols.add(owner);
    ProtoReader fields = new ProtoReader(bytes);
    while (fields.next()) {
      if (fields.field() == field) {
        symbols.add(owner + "." + text(fields.bytes(), 1));
      }
    }
  }

  private static String text(byte[] message, int field) {
    ProtoReader fields = new ProtoReader(message);
    while (fields.next()) {
      if (fields.field() == field) {
        return fields.text();
      }
    }
    return "";
  }

  private static byte[] resource() {
    try (InputStream in = ProtoDescriptor.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("duet-server lacks its resource " + RESOURCE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}

package io.faasduet.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A .proto file as server reflection tells it: a FileDescriptorProto and the names it defines. It
 * is put together by its methods in the order of the file. Field numbers written here are those of
 * descriptor.proto.
 */
final class ProtoFile {
  private final String name;
  private final String packageName;
  private final Set<String> symbols = new LinkedHashSet<>();
  private final List<String> services = new ArrayList<>();
  private final ProtoWriter descriptor;

  ProtoFile(String name, String packageName) {
    this.name = name;
    this.packageName = packageName;
    this.descriptor = new ProtoWriter().text(1, name).text(2, packageName).text(12, "proto3");
  }

  String name() {
    return name;
  }

  /** Full names of the messages, enums, services and methods. */
  Set<String> symbols() {
    return symbols;
  }

  /** Full names of the services. */
  List<String> services() {
    return services;
  }

  /** The FileDescriptorProto. */
  byte[] descriptor() {
    return descriptor.toBytes();
  }

  /** The full name of one of this file's messages as types are referred to. */
  String type(String message) {
    return "." + packageName + "." + message;
  }

  ProtoFile message(String message, ProtoField... fields) {
    descriptor.message(4, open(message, List.of(fields)));
    return this;
  }

  /** A message whose last fields are a oneof. */
  ProtoFile messageWithOneof(
      String message, List<ProtoField> fields, String oneof, List<ProtoField> choices) {
    ProtoWriter type = open(message, fields);
    choices.forEach(choice -> type.message(2, choice.descriptor().number(9, 0)));
    descriptor.message(4, type.message(8, new ProtoWriter().text(1, oneof)));
    return this;
  }

  /** A message of one field, whose type is an enum within the message, counted from 0. */
  ProtoFile messageOfEnum(String message, String field, String enumName, String... values) {
    ProtoWriter enumType = new ProtoWriter().text(1, enumName);
    for (int i = 0; i < values.length; i++) {
      enumType.message(2, new ProtoWriter().text(1, values[i]).number(2, i));
    }
    symbols.add(packageName + "." + message + "." + enumName);
    ProtoField only = ProtoField.enumeration(field, 1, type(message) + "." + enumName);
    descriptor.message(4, open(message, List.of(only)).message(4, enumType));
    return this;
  }

  ProtoFile service(String service, Rpc... methods) {
    ProtoWriter type = new ProtoWriter().text(1, service);
    symbols.add(packageName + "." + service);
    services.add(packageName + "." + service);
    for (Rpc method : methods) {
      symbols.add(packageName + "." + service + "." + method.name);
      type.message(
          2,
          new ProtoWriter()
              .text(1, method.name)
              .text(2, type(method.request))
              .text(3, type(method.response))
              .number(5, method.requests ? 1 : 0)
              .number(6, method.responses ? 1 : 0));
    }
    descriptor.message(6, type);
    return this;
  }

  private ProtoWriter open(String message, List<ProtoField> fields) {
    symbols.add(packageName + "." + message);
    ProtoWriter type = new ProtoWriter().text(1, message);
    fields.forEach(field -> type.message(2, field.descriptor()));
    return type;
  }

  /**
   * A method of a service.
   *
   * @param requests whether the caller sends a stream
   * @param responses whether the server does
   */
  record Rpc(String name, String request, String response, boolean requests, boolean responses) {
    static Rpc unary(String name, String request, String response) {
      return new Rpc(name, request, response, false, false);
    }
  }
}

package io.faasduet.runtime.json;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.JsonObject;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The check, at INIT, that a record and the records in it have a form in JSON. It describes each
 * record once, which its first request would do otherwise.
 */
final class ShapeCheck {
  private final FieldNaming naming;
  private final boolean reading;
  private final Set<Class<?>> checked = new HashSet<>();

  private ShapeCheck(FieldNaming naming, boolean reading) {
    this.naming = naming;
    this.reading = reading;
  }

  static void requireReadable(Class<?> type, FieldNaming naming) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          "the request " + type.getName() + " is no record; requests are records");
    }
    new ShapeCheck(naming, true).checkRecord(type);
  }

  static void requireWritable(Class<?> type, FieldNaming naming) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          "the response " + type.getName() + " is no record; responses are records");
    }
    new ShapeCheck(naming, false).checkRecord(type);
  }

  private void checkRecord(Class<?> type) {
    if (type == JsonObject.class && checked.isEmpty() || !checked.add(type)) {
      return;
    }
    RecordShape shape = RecordShape.of(type, naming);
    for (RecordShape.Field field : shape.fields()) {
      checkType(field.type(), type, field);
    }
  }

  private void checkType(Type type, Class<?> owner, RecordShape.Field field) {
    if (type instanceof ParameterizedType generic) {
      checkGeneric(generic, owner, field);
    } else if (type instanceof Class<?> plain) {
      checkClass(plain, owner, field);
    } else if (reading || type instanceof GenericArrayType) {
      throw refused(type, owner, field);
    } else if (type instanceof WildcardType wildcard) {
      checkType(wildcard.getUpperBounds()[0], owner, field);
    } else if (type instanceof TypeVariable<?> variable) {
      checkType(variable.getBounds()[0], owner, field);
    }
  }

  private void checkGeneric(ParameterizedType type, Class<?> owner, RecordShape.Field field) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (raw == Map.class && (arguments[0] == String.class || !reading)) {
      checkType(arguments[1], owner, field);
    } else if (raw == List.class || raw == Optional.class) {
      checkType(arguments[0], owner, field);
    } else if (raw.isRecord() && !reading) {
      checkRecord(raw);
    } else {
      throw refused(type, owner, field);
    }
  }

  private void checkClass(Class<?> type, Class<?> owner, RecordShape.Field field) {
    Class<?> raw = RecordShape.rawType(type);
    if (raw.isRecord()) {
      checkRecord(raw);
    } else if (!isScalar(raw)
        && (reading || !isWrittenOnly(raw))
        && !ScalarTypes.isNumber(raw)
        && !ScalarTypes.isText(raw)) {
      throw refused(type, owner, field);
    }
  }

  private static boolean isScalar(Class<?> raw) {
    return raw == int.class
        || raw == long.class
        || raw == double.class
        || raw == boolean.class
        || raw == String.class
        || raw == byte[].class;
  }

  /** Types whose values say at each response what they are, and numbers that are not read. */
  private static boolean isWrittenOnly(Class<?> raw) {
    return raw == Object.class
        || raw == List.class
        || raw == Map.class
        || raw == float.class
        || raw == short.class
        || raw == byte.class
        || raw == CharSequence.class
        || Number.class.isAssignableFrom(raw)
        || raw.isSealed();
  }

  private IllegalArgumentException refused(Type type, Class<?> owner, RecordShape.Field field) {
    return new IllegalArgumentException(
        owner.getSimpleName()
            + "."
            + field.component()
            + " is a "
            + type.getTypeName()
            + ", which cannot be "
            + (reading ? "read from" : "written as")
            + " JSON; use "
            + ScalarTypes.READABLE);
  }
}

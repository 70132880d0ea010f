package io.faasduet.runtime.json;

import io.faasduet.api.FieldNaming;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a record and a JSON object correspond: component {@code numOfRows} is field {@code
 * num_of_rows}. A field that a request leaves out takes the value it has in the record's
 * no-argument constructor; a record without that constructor requires every field but the {@link
 * Optional} ones.
 */
final class RecordShape {
  private static final Map<Class<?>, RecordShape> SNAKE_CASE = new ConcurrentHashMap<>();
  private static final Map<Class<?>, RecordShape> AS_DECLARED = new ConcurrentHashMap<>();
  private static final Map<Class<?>, RecordShape> KEBAB_CASE = new ConcurrentHashMap<>();

  private final List<Field> fields;
  private final List<String> names;
  private final Constructor<?> constructor;
  private final @Nullable Object defaults;

  /** One component: its name in JSON, its type, and how to read it. */
  record Field(String name, Type type, Method accessor) {
    String component() {
      return accessor.getName();
    }

    @Nullable Object valueIn(Object owner) {
      try {
        return accessor.invoke(owner);
      } catch (InvocationTargetException e) {
        rethrowFatal(e);
        throw new IllegalStateException("cannot read " + accessor, e);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("cannot read " + accessor, e);
      }
    }
  }

  private RecordShape(Class<?> type, FieldNaming naming) {
    // loops rather than streams: the first stream of a process costs some 10 ms of its cold start
    RecordComponent[] components = type.getRecordComponents();
    Field[] described = new Field[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      described[i] = field(components[i], naming);
      types[i] = components[i].getType();
    }
    fields = List.of(described);
    String[] inJson = new String[described.length];
    for (int i = 0; i < described.length; i++) {
      inJson[i] = described[i].name();
    }
    names = List.of(inJson);
    requireDistinct(type);
    try {
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its canonical constructor: " + type, e);
    }
    defaults = components.length == 0 ? null : defaultsOf(type);
  }

  /** The shape of a record, in a naming unless the record has its own. */
  static RecordShape of(Class<?> type, FieldNaming naming) {
    FieldNaming own = namingOf(type, naming);
    Map<Class<?>, RecordShape> shapes = shapesIn(own);
    RecordShape known = shapes.get(type);
    if (known != null) {
      return known;
    }
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type.getName() + " is not a record");
    }
    RecordShape made = new RecordShape(type, own);
    RecordShape earlier = shapes.putIfAbsent(type, made);
    return earlier == null ? made : earlier;
  }

  /** What a record says of itself goes before what its function has chosen. */
  private static FieldNaming namingOf(Class<?> type, FieldNaming chosen) {
    if (FieldNaming.SnakeCase.class.isAssignableFrom(type)) {
      return FieldNaming.SNAKE_CASE;
    } else if (FieldNaming.KebabCase.class.isAssignableFrom(type)) {
      return FieldNaming.KEBAB_CASE;
    }
    return FieldNaming.AsDeclared.class.isAssignableFrom(type) ? FieldNaming.AS_DECLARED : chosen;
  }

  private static Map<Class<?>, RecordShape> shapesIn(FieldNaming naming) {
    return switch (naming) {
      case SNAKE_CASE -> SNAKE_CASE;
      case AS_DECLARED -> AS_DECLARED;
      case KEBAB_CASE -> KEBAB_CASE;
    };
  }

  /** The class without its type arguments; a primitive for its box, as in Optional and List. */
  static Class<?> rawType(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    } else if (type == Integer.class) {
      return int.class;
    } else if (type == Long.class) {
      return long.class;
    } else if (type == Double.class) {
      return double.class;
    }
    return type == Boolean.class ? boolean.class : (Class<?>) type;
  }

  static Type argumentOf(Type type, int position) {
    return ((ParameterizedType) type).getActualTypeArguments()[position];
  }

  List<Field> fields() {
    return fields;
  }

  /** The fields' names in JSON, in the order of the record. */
  List<String> names() {
    return names;
  }

  /** The field's position, or -1 if the record has none of that name. */
  int indexOf(String name) {
    return names.indexOf(name);
  }

  /** Makes the record; a null among the values stands for a field that was left out. */
  Object instantiate(@Nullable Object[] values, String path) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        values[i] = absent(fields.get(i), path);
      }
    }
    return construct(constructor, values);
  }

  private Object absent(Field field, String path) {
    Object value = defaults == null ? null : field.valueIn(defaults);
    if (value != null) {
      return value;
    }
    if (rawType(field.type()) == Optional.class) {
      return Optional.empty();
    }
    throw FieldErrors.missing(path + field.name());
  }

  private void requireDistinct(Class<?> type) {
    for (int i = 0; i < fields.size(); i++) {
      if (indexOf(fields.get(i).name()) != i) {
        throw new IllegalArgumentException(
            type.getSimpleName()
                + "."
                + fields.get(i).component()
                + " and another component are both field '"
                + fields.get(i).name()
                + "' in JSON; rename one");
      }
    }
  }

  private static Field field(RecordComponent component, FieldNaming naming) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    String name = component.getName();
    return new Field(inJson(name, naming), component.getGenericType(), accessor);
  }

  private static String inJson(String component, FieldNaming naming) {
    return switch (naming) {
      case SNAKE_CASE -> snakeCase(component);
      case AS_DECLARED -> component;
      case KEBAB_CASE -> snakeCase(component).replace('_', '-');
    };
  }

  private static @Nullable Object defaultsOf(Class<?> type) {
    for (Constructor<?> candidate : type.getDeclaredConstructors()) {
      if (candidate.getParameterCount() == 0) {
        candidate.setAccessible(true);
        return construct(candidate);
      }
    }
    return null;
  }

  private static Object construct(Constructor<?> constructor, @Nullable Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      rethrowFatal(e);
      throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), e);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), e);
    }
  }

  private static void rethrowFatal(InvocationTargetException thrown) {
    if (thrown.getCause() instanceof VirtualMachineError fatal) {
      throw fatal;
    }
  }

  /** {@code numOfRows} is {@code num_of_rows}, {@code sourceURL} is {@code source_url}. */
  static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (i > 0 && Character.isUpperCase(c)) {
        boolean afterWord = !Character.isUpperCase(name.charAt(i - 1)) && name.charAt(i - 1) != '_';
        boolean beforeWord =
            Character.isUpperCase(name.charAt(i - 1))
                && i + 1 < name.length()
                && Character.isLowerCase(name.charAt(i + 1));
        if (afterWord || beforeWord) {
          snake.append('_');
        }
      }
      snake.append(c);
    }
    return snake.toString().toLowerCase(Locale.ROOT);
  }
}

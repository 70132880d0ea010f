package io.faasduet.bench.plan;

import java.lang.reflect.InvocationTargetException;

/** The defaults of options: what a record's constructor without arguments gives. */
final class Defaults {
  private Defaults() {}

  static <T> T of(Class<T> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refuses its own defaults", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          type + " has no public constructor without arguments that gives its defaults", e);
    }
  }
}

package io.faasduet.sebs.adapter;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Invocation;
import io.faasduet.api.JsonObject;
import io.faasduet.api.ServerlessFunction;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A benchmark of SeBS's Java runtime as a function, unchanged: a class with {@code
 * Map<String,Object> handler(Map<String,Object>)}, {@code function.Function} there. As there, each
 * invocation has its own instance. Thread-safe, as far as that class has no static state.
 *
 * <pre>{@code
 * public static final FunctionSpec<JsonObject, JsonObject> SPEC =
 *     SebsFunction.spec("my-benchmark", "function.Function");
 * }</pre>
 */
public final class SebsFunction implements ServerlessFunction<JsonObject, JsonObject> {
  private final Constructor<?> constructor;
  private final Method handler;

  /**
   * The benchmark of a class.
   *
   * @throws IllegalArgumentException if there is no such class, or it has no such method
   */
  public SebsFunction(String className) {
    try {
      Class<?> type = Class.forName(className);
      this.constructor = type.getConstructor();
      this.handler = type.getMethod("handler", Map.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          className
              + " is no public class with a constructor without arguments and a public method"
              + " Map handler(Map): "
              + e,
          e);
    }
    if (!Map.class.isAssignableFrom(handler.getReturnType())) {
      throw new IllegalArgumentException(className + ".handler returns no Map");
    }
  }

  /**
   * The description of a benchmark.
   *
   * @param name the function's name
   * @param className the class, loaded at INIT
   */
  public static FunctionSpec<JsonObject, JsonObject> spec(String name, String className) {
    return FunctionSpec.builder(
            name, JsonObject.class, JsonObject.class, context -> new SebsFunction(className))
        .summary("a benchmark of SeBS's Java runtime")
        .build();
  }

  @Override
  public JsonObject apply(JsonObject request, Invocation invocation) throws Exception {
    try {
      Map<?, ?> answer = (Map<?, ?>) handler.invoke(constructor.newInstance(), request.members());
      return new JsonObject(named(answer));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception thrown) {
        throw thrown;
      } else if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  private static Map<String, Object> named(Map<?, ?> answer) {
    Map<String, Object> members = new LinkedHashMap<>();
    answer.forEach((name, value) -> members.put(String.valueOf(name), value));
    return members;
  }
}

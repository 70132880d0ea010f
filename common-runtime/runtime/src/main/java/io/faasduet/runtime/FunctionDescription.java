package io.faasduet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.Capability;
import io.faasduet.api.FunctionSpec;
import io.faasduet.runtime.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function's description as JSON, for tools that do not load its classes:
 *
 * <pre>{@code
 * {"name":"hello","summary":"greets a person","example":{"name":"Ada"},"benchmark":{"name":"Ada"},
 *  "accepts":["application/json"],"answers":["application/json"],"paths":[],
 *  "fields":["name"]}
 * }</pre>
 *
 * <p>{@code example} and {@code benchmark} are {@code {}} where the function has none. Members that
 * a capability adds, such as {@code model}, follow.
 */
public final class FunctionDescription {
  private static final List<String> JSON = List.of("application/json");

  private FunctionDescription() {}

  /**
   * Prints the descriptions of the functions whose classes are the arguments, a line each: those of
   * their constants {@code SPEC}. Exits with 1 and one line on standard error if one has none.
   */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      fail("give the names of classes with a constant SPEC");
      return;
    }
    try {
      for (String function : arguments) {
        System.out.println(new String(json(specOf(function)), UTF_8));
      }
    } catch (IllegalArgumentException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  /** The description in UTF-8; the same spec gives the same bytes. */
  public static byte[] json(FunctionSpec<?, ?> spec) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", spec.name());
    members.put("summary", spec.summary());
    members.put("example", request(spec.example()));
    members.put("benchmark", request(spec.benchmark()));
    members.put("accepts", JSON);
    members.put("answers", JSON);
    members.put("paths", List.of());
    members.put("fields", Json.fieldNames(spec.requestType(), spec.fieldNaming()));
    for (Capability<?> capability : spec.capabilities()) {
      capability
          .description()
          .forEach((name, value) -> members.merge(name, value, FunctionDescription::joined));
    }
    return Json.write(members, spec.fieldNaming());
  }

  /**
   * The constant {@code SPEC} of a class.
   *
   * @throws IllegalArgumentException if there is no such class, or it has no such constant
   */
  public static FunctionSpec<?, ?> specOf(String className) {
    try {
      Object spec = Class.forName(className).getField("SPEC").get(null);
      if (spec instanceof FunctionSpec<?, ?> found) {
        return found;
      }
      throw new IllegalArgumentException(className + ".SPEC is not a FunctionSpec");
    } catch (ReflectiveOperationException | NullPointerException e) {
      throw new IllegalArgumentException(
          className
              + " is no public class with a constant 'public static final FunctionSpec<…> SPEC': "
              + e,
          e);
    }
  }

  private static Object request(Optional<?> request) {
    return request.isPresent() ? request.get() : Map.of();
  }

  private static Object joined(Object before, Object more) {
    if (before instanceof List<?> first && more instanceof List<?> second) {
      Set<Object> all = new LinkedHashSet<>(first);
      all.addAll(second);
      return new ArrayList<>(all);
    }
    return more;
  }

  private static void fail(String reason) {
    System.err.println(reason);
    System.exit(1);
  }
}

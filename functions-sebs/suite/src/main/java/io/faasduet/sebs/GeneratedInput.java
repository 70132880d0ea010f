package io.faasduet.sebs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The input of a benchmark.
 *
 * @param payload the request as JSON values, with the names they have on the wire
 * @param objects what lies in the bucket before the first invocation
 * @param rows what is in the tables before the first invocation
 * @param drawn further objects of the bucket, which are not stored but drawn when they are fetched
 */
public record GeneratedInput(
    Map<String, Object> payload,
    List<InputObject> objects,
    List<InputRow> rows,
    List<DrawnObject> drawn) {
  public GeneratedInput {
    payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    objects = List.copyOf(objects);
    rows = List.copyOf(rows);
    drawn = List.copyOf(drawn);
  }

  /** An input whose objects are stored. */
  public GeneratedInput(
      Map<String, Object> payload, List<InputObject> objects, List<InputRow> rows) {
    this(payload, objects, rows, List.of());
  }

  /** An input that is a payload alone. */
  public static GeneratedInput of(Map<String, Object> payload) {
    return new GeneratedInput(payload, List.of(), List.of());
  }
}

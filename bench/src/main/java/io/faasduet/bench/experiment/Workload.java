package io.faasduet.bench.experiment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.AnswerCheck;
import io.faasduet.bench.platform.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A function, its request, and the targets it is measured on.
 *
 * @param function what results call it
 * @param functionName the function's own name
 * @param request the request, a JSON object
 * @param check what its answers must be
 * @param targets the function on each platform; closed by those who opened them
 * @param sharedInput whether targets elsewhere reach its input
 */
public record Workload(
    String function,
    String functionName,
    String request,
    AnswerCheck check,
    List<Target> targets,
    boolean sharedInput) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Workload {
    requireNonNull(function, "function");
    requireNonNull(functionName, "functionName");
    requireNonNull(request, "request");
    requireNonNull(check, "check");
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException(function + " has no target");
    }
    if (targets.stream().map(Target::name).distinct().count() < targets.size()) {
      throw new IllegalArgumentException("two targets of " + function + " have the same name");
    }
  }

  /** A function whose input, if it has any, is on this machine. */
  public Workload(
      String function,
      String functionName,
      String request,
      AnswerCheck check,
      List<Target> targets) {
    this(function, functionName, request, check, targets, false);
  }

  /** Every function on every target. */
  public static List<FunctionTarget> pairs(List<Workload> workloads) {
    return workloads.stream()
        .flatMap(
            workload ->
                workload.targets().stream().map(target -> new FunctionTarget(workload, target)))
        .toList();
  }

  /**
   * The fields of the request, a copy that may be changed.
   *
   * @throws PlanException if it is no JSON object
   */
  public ObjectNode fields() {
    try {
      if (MAPPER.readTree(request) instanceof ObjectNode fields) {
        return fields;
      }
    } catch (JsonProcessingException e) {
      // refused below, as any other that is no object
    }
    throw new PlanException("the request of " + function + " must be a JSON object");
  }

  /** Whether the request is a JSON object that has a field. */
  public boolean has(String field) {
    try {
      return MAPPER.readTree(request).has(field);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** The request in UTF-8. */
  public byte[] json() {
    return request.getBytes(StandardCharsets.UTF_8);
  }
}

package io.faasduet.bench.platform;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.option.PlanException;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.FunctionJvm;
import io.faasduet.localcloud.process.JvmCompiler;
import java.util.Map;
import java.util.Optional;

/**
 * A function of a plan, with its artefact and its request.
 *
 * @param artefact its packaged forms; needed by platforms on this machine alone
 * @param request the request, a JSON object
 * @param settings the environment variables of its instances on this machine
 * @param check what its answers must be
 * @param sharedInput whether its input is where targets elsewhere reach it
 */
public record ResolvedFunction(
    Optional<FunctionArtefact> artefact,
    String request,
    Map<String, String> settings,
    AnswerCheck check,
    boolean sharedInput) {
  public ResolvedFunction {
    requireNonNull(check, "check");
    requireNonNull(artefact, "artefact");
    requireNonNull(request, "request");
    settings = Map.copyOf(settings);
  }

  /** A function whose input, if it has any, is on this machine. */
  public ResolvedFunction(
      Optional<FunctionArtefact> artefact,
      String request,
      Map<String, String> settings,
      AnswerCheck check) {
    this(artefact, request, settings, check, false);
  }

  /** A function that is packaged on this machine. */
  public ResolvedFunction(FunctionArtefact artefact, String request, Map<String, String> settings) {
    this(Optional.of(artefact), request, settings, AnswerCheck.NONE);
  }

  /** A function that runs elsewhere, and of which nothing is known here but its request. */
  public static ResolvedFunction elsewhere(String request) {
    return new ResolvedFunction(Optional.empty(), request, Map.of(), AnswerCheck.NONE);
  }

  /** The same with instances on another JVM. */
  public ResolvedFunction on(FunctionJvm jvm) {
    return new ResolvedFunction(
        artefact.map(packaged -> packaged.on(jvm)), request, settings, check, sharedInput);
  }

  /** The same with another check. */
  public ResolvedFunction checkedBy(AnswerCheck other) {
    return new ResolvedFunction(artefact, request, settings, other, sharedInput);
  }

  /** The same with another compiler. */
  public ResolvedFunction compiledBy(JvmCompiler compiler) {
    return new ResolvedFunction(
        artefact.map(packaged -> packaged.on(packaged.jvm().with(compiler))),
        request,
        settings,
        check,
        sharedInput);
  }

  /**
   * The artefact.
   *
   * @throws PlanException if there is none on this machine
   */
  public FunctionArtefact packaged(String target) {
    return artefact.orElseThrow(
        () ->
            new PlanException(
                target + " needs the function's artefact on this machine, and there is none"));
  }
}

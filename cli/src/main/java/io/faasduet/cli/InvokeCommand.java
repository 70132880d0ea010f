package io.faasduet.cli;

import io.faasduet.bench.target.Answer;
import io.faasduet.bench.target.InProcessTarget;
import io.faasduet.bench.target.LocalTargets;
import io.faasduet.bench.target.Target;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "invoke",
    description = "Invoke a function once; the answer goes to standard output.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  duet invoke chameleon --json '{\"num_of_rows\": 3, \"num_of_cols\": 4}'",
      "  duet invoke cnn-serving --via lambda --file picture.jpg"
    })
final class InvokeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FUNCTION", description = "Its name, as 'duet list' shows it.")
  String function;

  @Option(
      names = "--via",
      defaultValue = "inproc",
      description = "How: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  Via via;

  @ArgGroup @Nullable Request request;

  static final class Request {
    @Option(names = "--json", paramLabel = "JSON", description = "The request; default {}.")
    @Nullable String json;

    @Option(names = "--file", paramLabel = "PICTURE", description = "A JPEG or PNG to send.")
    @Nullable Path file;
  }

  @Override
  public Integer call() throws IOException {
    CatalogueEntry entry = Catalogue.ofThisCheckout().named(function);
    byte[] json = requestJson();
    PrintWriter err = spec.commandLine().getErr();
    try (LocalTargets local = new LocalTargets(PassedSettings.ofThisProcess());
        Target target = target(entry, local)) {
      Answer answer = target.invoke(json);
      if (answer instanceof Answer.Failure failure) {
        err.println("duet: " + failure.detail());
        return CommandLine.ExitCode.SOFTWARE;
      }
      Answer.Success success = (Answer.Success) answer;
      spec.commandLine().getOut().println(new String(success.json(), StandardCharsets.UTF_8));
      err.println(summary(target, success));
      return CommandLine.ExitCode.OK;
    }
  }

  private Target target(CatalogueEntry entry, LocalTargets local) {
    return switch (via) {
      case inproc -> new InProcessTarget(FunctionHost.start(entry.definition()));
      case lambda -> local.lambda(entry.artefact());
      case http -> local.http(entry.artefact());
      case grpc -> local.grpc(entry.artefact());
    };
  }

  private byte[] requestJson() throws IOException {
    if (request != null && request.file != null) {
      if (!Files.isReadable(request.file)) {
        throw new UsageException("cannot read the file " + request.file);
      }
      return Json.write(Map.of("image", Files.readAllBytes(request.file)));
    }
    String json = request == null || request.json == null ? "{}" : request.json;
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private String summary(Target target, Answer.Success success) {
    String line =
        "%s via %s: %.1f ms, %s"
            .formatted(
                function,
                via,
                success.latencyNanos() / 1e6,
                success.process().cold() ? "cold" : "warm");
    return target
        .lastColdStart()
        .map(
            cold ->
                line
                    + String.format(
                        Locale.ROOT,
                        " (process start %.0f, runtime init %.0f, function init %.0f, first"
                            + " invocation %.0f)",
                        cold.processStartMillis(),
                        cold.runtimeInitMillis(),
                        cold.functionInitMillis(),
                        cold.firstInvocationMillis()))
        .orElse(line);
  }
}

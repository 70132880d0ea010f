package io.faasduet.cli.function;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.experiment.ObservedModels;
import io.faasduet.bench.platform.SerialInvoker;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.ForceOption;
import io.faasduet.cli.command.UsageException;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  duet invoke chameleon --json @request.json",
      "  duet invoke image-classify --file photo.jpg",
      "  duet invoke yolo --out annotated.jpg"
    })
public final class InvokeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FUNCTION",
      description = "Its name, project, build or server directory, zip or jar.")
  String function;

  @Option(
      names = "--via",
      paramLabel = "HOW",
      defaultValue = "inproc",
      description = "How: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  Transport via;

  @Mixin S3Option s3 = new S3Option();

  @Mixin ModelOption model = new ModelOption();

  @Option(
      names = "--out",
      paramLabel = "IMAGE",
      description =
          "Where the annotated image goes, .jpg or .png: that of --file, or of the image that the"
              + " function has.")
  @Nullable Path out;

  @Mixin ForceOption force = new ForceOption();

  @Option(
      names = "--strict",
      description = "Refuse a request with fields that the function does not have.")
  boolean strict;

  @ArgGroup @Nullable Request request;

  static final class Request {
    @Option(
        names = "--json",
        paramLabel = "JSON",
        description = "The request: " + RequestText.FORMS + "; default {}.")
    @Nullable String json;

    @Option(names = "--file", paramLabel = "IMAGE", description = "A JPEG or PNG to send.")
    @Nullable Path file;
  }

  @Override
  public Integer call() throws IOException {
    PackagedFunction entry = Catalogue.ofThisDirectory().find(function);
    PrintWriter err = spec.commandLine().getErr();
    s3.requireUse(List.of(entry), err);
    byte[] json = requestJson(entry);
    Optional<String> unknown =
        RequestFields.unknown(entry.descriptor(), new String(json, StandardCharsets.UTF_8));
    if (strict && unknown.isPresent()) {
      throw new UsageException(unknown.get());
    }
    unknown.ifPresent(what -> err.println("duet: warning: " + what));
    try (LocalSession session = LocalSession.open(s3.s3, model);
        Target target = session.target(entry, via)) {
      SerialInvoker invoker = new SerialInvoker(target);
      InvocationResult answer = invoker.invoke(json);
      if (answer instanceof InvocationResult.Failure failure) {
        err.println("duet: " + failure.detail());
        return CommandLine.ExitCode.SOFTWARE;
      }
      InvocationResult.Success success = (InvocationResult.Success) answer;
      byte[] shown = out == null ? success.json() : AnnotatedImage.save(success.json(), out);
      spec.commandLine().getOut().println(new String(shown, StandardCharsets.UTF_8));
      err.println(summary(entry.name(), invoker, success));
      ObservedModels.named(success.json())
          .filter(Run.Model::synthetic)
          .ifPresent(
              model ->
                  err.printf(
                      "%s has synthetic weights: its times are real, its labels mean nothing.%n",
                      model.name()));
      return CommandLine.ExitCode.OK;
    }
  }

  private byte[] requestJson(PackagedFunction entry) throws IOException {
    if (request != null && request.file != null) {
      if (!entry.descriptor().acceptsImages()) {
        throw new UsageException(entry.name() + " takes no image; use --json");
      }
      if (!Files.isReadable(request.file)) {
        throw new UsageException("cannot read the file " + request.file);
      }
      byte[] image = Files.readAllBytes(request.file);
      if (out == null) {
        return Json.write(Map.of("image", image));
      }
      return Json.write(Map.of("image", image, "annotate", annotation(entry)));
    } else if (out != null && request != null) {
      throw new UsageException("--out is for --file or without a request; leave out --json");
    } else if (out != null) {
      return Json.write(Map.of("annotate", annotation(entry)));
    }
    String json = request == null || request.json == null ? "{}" : request.json;
    return RequestText.read(json, System.in);
  }

  /** What the function is to draw; fails where the file cannot be written. */
  private String annotation(PackagedFunction entry) {
    String mediaType = AnnotatedImage.mediaType(entry, out);
    force.requireFree(Files.exists(out), out, "another file");
    return mediaType;
  }

  private String summary(String name, SerialInvoker invoker, InvocationResult.Success success) {
    String line =
        String.format(Locale.ROOT, "%s via %s: %.1f ms", name, via, success.latencyNanos() / 1e6);
    return line + invoker.lastColdStart().map(InvokeCommand::steps).orElse("");
  }

  private static String steps(ColdStart cold) {
    return String.format(
        Locale.ROOT,
        ", cold%n  = process start %.0f + runtime init %.0f + function init %.0f"
            + " + first call %.0f",
        cold.processStartMillis(),
        cold.runtimeInitMillis(),
        cold.functionInitMillis(),
        cold.firstInvocationMillis());
  }
}

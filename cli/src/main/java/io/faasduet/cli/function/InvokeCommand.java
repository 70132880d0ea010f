package io.faasduet.cli.function;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.experiment.ObservedModels;
import io.faasduet.bench.platform.ResolvedFunction;
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

  @Mixin InputOption input = new InputOption();

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
        description =
            "The request: "
                + RequestText.FORMS
                + "; default {}, or for a suite's benchmark an input of --size.")
    @Nullable String json;

    @Option(names = "--file", paramLabel = "IMAGE", description = "A JPEG or PNG to send.")
    @Nullable Path file;
  }

  @Override
  public Integer call() throws IOException {
    PackagedFunction entry = Catalogue.ofThisDirectory().find(function);
    PrintWriter err = spec.commandLine().getErr();
    s3.requireUse(List.of(entry), err);
    input.requireUse(List.of(entry));
    Optional<String> given =
        requestJson(entry).map(json -> new String(json, StandardCharsets.UTF_8));
    if (given.isPresent() && input.size().isPresent()) {
      throw new UsageException("--size and a request exclude each other; leave one out");
    }
    Optional<String> unknown =
        given.flatMap(json -> RequestFields.unknown(entry.descriptor(), json));
    if (strict && unknown.isPresent()) {
      throw new UsageException(unknown.get());
    }
    unknown.ifPresent(what -> err.println("duet: warning: " + what));
    try (LocalSession session = LocalSession.open(s3.s3, model, input)) {
      return invoke(entry, session, session.resolved(entry, via, given));
    }
  }

  private int invoke(PackagedFunction entry, LocalSession session, ResolvedFunction resolved)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    try (Target target = session.target(entry, resolved, via)) {
      SerialInvoker invoker = new SerialInvoker(target);
      InvocationResult answer = invoker.invoke(resolved.request().getBytes(StandardCharsets.UTF_8));
      if (answer instanceof InvocationResult.Failure failure) {
        err.println("duet: " + failure.detail());
        return CommandLine.ExitCode.SOFTWARE;
      }
      InvocationResult.Success success = (InvocationResult.Success) answer;
      byte[] shown = out == null ? success.json() : AnnotatedImage.save(success.json(), out);
      spec.commandLine().getOut().println(new String(shown, StandardCharsets.UTF_8));
      summary(entry.name(), invoker, success).lines().forEach(err::println);
      ObservedModels.named(success.json())
          .filter(Run.Model::synthetic)
          .ifPresent(
              model ->
                  err.printf(
                      "%s has synthetic weights: its times are real, its labels mean nothing.%n",
                      model.name()));
      Optional<String> fault = resolved.check().fault(success.json());
      fault.ifPresent(wrong -> err.println("duet: the answer is wrong: " + wrong));
      return fault.isPresent() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }
  }

  /** The request that options give; none where they give none. */
  private Optional<byte[]> requestJson(PackagedFunction entry) throws IOException {
    if (request != null && request.file != null) {
      if (!entry.descriptor().acceptsImages()) {
        throw new UsageException(entry.name() + " takes no image; use --json");
      }
      if (!Files.isReadable(request.file) || Files.isDirectory(request.file)) {
        throw new UsageException("cannot read the file " + request.file);
      }
      byte[] image = Files.readAllBytes(request.file);
      return Optional.of(
          Json.write(
              out == null
                  ? Map.of("image", image)
                  : Map.of("image", image, "annotate", annotation(entry))));
    } else if (out != null && request != null) {
      throw new UsageException("--out is for --file or without a request; leave out --json");
    } else if (out != null) {
      return Optional.of(Json.write(Map.of("annotate", annotation(entry))));
    } else if (request == null || request.json == null) {
      return Optional.empty();
    }
    return Optional.of(RequestText.read(request.json, System.in));
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

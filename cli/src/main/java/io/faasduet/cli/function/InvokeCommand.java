package io.faasduet.cli.function;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.platform.SerialInvoker;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.ColdStart;
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
      "  duet invoke image-classify --model resnet50 --file photo.jpg",
      "  duet invoke yolo --file photo.jpg --out annotated.jpg"
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
      description = "Where the annotated image goes, .jpg or .png; needs --file.")
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
      String mediaType = AnnotatedImage.mediaType(entry, out);
      force.requireFree(Files.exists(out), out, "another file");
      return Json.write(Map.of("image", image, "annotate", mediaType));
    } else if (out != null) {
      throw new UsageException("--out needs --file, the image that is to be annotated");
    }
    String json = request == null || request.json == null ? "{}" : request.json;
    return RequestText.read(json, System.in);
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

package io.faasduet.cli.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.catalogue.Descriptor;
import io.faasduet.cli.command.UsageException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The request of a run, in place of what its function's descriptor says. */
public final class RequestOption {
  @Option(
      names = "--json",
      paramLabel = "JSON",
      description = {
        "The request of a run with one function:",
        RequestText.FORMS + ".",
        "Default: what the function's descriptor has for comparisons."
      })
  @Nullable String json;

  /**
   * The request, if one is given.
   *
   * @param functions how many functions the run has
   * @throws UsageException if there are several functions, or it is not a JSON object
   */
  public Optional<String> read(int functions, InputStream standardInput) {
    if (json == null) {
      return Optional.empty();
    } else if (functions != 1) {
      throw new UsageException(
          "--json is the request of one function, and there are %d; leave one, or write a plan"
              .formatted(functions));
    }
    String request = new String(RequestText.read(json, standardInput), StandardCharsets.UTF_8);
    try {
      if (!new ObjectMapper().readTree(request).isObject()) {
        throw new UsageException("--json must be a JSON object, such as '{\"name\": \"value\"}'");
      }
    } catch (JsonProcessingException e) {
      throw new UsageException(
          "--json is not well-formed JSON at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
    return Optional.of(request);
  }

  /** Warns of fields of a request that its function does not have. */
  public static void warn(Optional<String> request, Descriptor function, PrintWriter err) {
    request
        .flatMap(json -> RequestFields.unknown(function, json))
        .ifPresent(what -> err.println("duet: warning: " + what));
  }
}

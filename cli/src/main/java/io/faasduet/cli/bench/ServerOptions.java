package io.faasduet.cli.bench;

import io.faasduet.bench.client.RequestHeader;
import io.faasduet.bench.client.ServerAccess;
import io.faasduet.bench.client.ServerTrust;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.results.Run;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How servers elsewhere are called. It is no part of a plan, as headers may be secrets: no file of
 * a run has their values.
 */
public final class ServerOptions {
  /** The option whose values are kept out of the text of commands. */
  static final String HEADER = "--header";

  @Option(
      names = HEADER,
      paramLabel = "'NAME: VALUE'|@FILE",
      description = {
        "A header of requests to http://, https://, grpc:// and grpcs:// targets, or a "
            + "file with one a line. Results have its name only.",
        "May be given several times."
      })
  List<String> headers = List.of();

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "POST",
      description =
          "Of requests to http:// and https:// targets: GET (without a body), POST or "
              + "PUT; default ${DEFAULT-VALUE}.")
  String method = "POST";

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Certificates in PEM that servers over TLS are verified by.")
  @Nullable String cacert;

  @Option(names = "--insecure", description = "Do not verify the certificates of servers over TLS.")
  boolean insecure;

  /**
   * How servers are called.
   *
   * @throws UsageException if an option has no such value
   */
  ServerAccess access() {
    return new ServerAccess(headers(), verb(), trust());
  }

  /**
   * Refuses options that do nothing on any of the plan's targets, and warns of {@code --insecure}.
   *
   * @throws UsageException if there is such an option
   */
  public void requireUse(Plan plan, PrintWriter err) {
    boolean tls = has(plan, "(http|grpc)s://.*");
    boolean http = has(plan, "https?://.*");
    boolean grpc = has(plan, "grpcs?://.*");
    requireTarget(HEADER, headers.isEmpty() || http || grpc, "http:// or grpc://");
    requireTarget("--method " + method, verb() == ServerAccess.HttpVerb.POST || http, "http://");
    requireTarget("--cacert", cacert == null || tls, "https:// or grpcs://");
    requireTarget("--insecure", !insecure || tls, "https:// or grpcs://");
    if (grpc && headers().stream().anyMatch(header -> header.name().equals("content-type"))) {
      throw new UsageException("--header: gRPC has a Content-Type of its own; leave it out");
    } else if (verb() == ServerAccess.HttpVerb.GET
        && plan.functions().stream().anyMatch(function -> function.request().isPresent())) {
      throw new UsageException(
          "--method GET sends no request; put it into the address: http://HOST/?name=value");
    }
    if (insecure) {
      err.println(
          "duet: warning: --insecure: any server is taken for the target's, which can read headers");
    }
  }

  private static void requireTarget(String option, boolean used, String kind) {
    if (!used) {
      throw new UsageException(
          "%s is for targets %s, and there is none; leave it out".formatted(option, kind));
    }
  }

  private static boolean has(Plan plan, String kind) {
    return plan.targets().stream().anyMatch(target -> target.matches(kind));
  }

  /** What results say of it. */
  List<Run.Setting> settings() {
    List<Run.Setting> settings = new ArrayList<>();
    if (!headers.isEmpty()) {
      String names =
          headers().stream().map(RequestHeader::name).distinct().collect(Collectors.joining(", "));
      settings.add(new Run.Setting("headers to servers", names));
    }
    if (verb() != ServerAccess.HttpVerb.POST) {
      settings.add(new Run.Setting("method to servers", verb().name()));
    }
    if (insecure) {
      settings.add(new Run.Setting("TLS", "certificates not verified"));
    } else if (cacert != null) {
      settings.add(new Run.Setting("TLS", "certificates verified by " + cacert));
    }
    return settings;
  }

  private List<RequestHeader> headers() {
    List<RequestHeader> all = new ArrayList<>();
    for (String text : headers) {
      List<String> lines = text.startsWith("@") ? lines(text.substring(1)) : List.of(text);
      for (String line : lines) {
        try {
          all.add(RequestHeader.parse(line));
        } catch (IllegalArgumentException e) {
          throw new UsageException(HEADER + ": " + e.getMessage());
        }
      }
    }
    return all;
  }

  private static List<String> lines(String file) {
    try {
      List<String> lines =
          TextFile.read(Path.of(file)).lines().filter(line -> !line.isBlank()).toList();
      if (lines.isEmpty()) {
        throw new UsageException(HEADER + ": " + file + " holds no header");
      }
      return lines;
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(HEADER + ": cannot read the file " + file);
    }
  }

  private ServerAccess.HttpVerb verb() {
    try {
      return ServerAccess.HttpVerb.valueOf(method.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--method must be GET, POST or PUT, not " + method);
    }
  }

  private ServerTrust trust() {
    if (cacert == null) {
      return insecure ? ServerTrust.EVERYONE : ServerTrust.JAVA;
    } else if (insecure) {
      throw new UsageException("--cacert and --insecure exclude each other; leave one out");
    }
    try {
      return ServerTrust.of(Path.of(cacert));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--cacert: " + e.getMessage());
    }
  }
}

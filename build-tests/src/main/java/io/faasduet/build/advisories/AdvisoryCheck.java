package io.faasduet.build.advisories;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The profile {@code dependency-check}: what it prints, and when it fails the build. */
public final class AdvisoryCheck {
  private final URI service;
  private final AcceptedAdvisories accepted;
  private final boolean required;
  private final PrintStream out;

  /**
   * A check against a service.
   *
   * @param required whether the check fails where the service cannot be asked
   */
  AdvisoryCheck(URI service, AcceptedAdvisories accepted, boolean required, PrintStream out) {
    this.service = service;
    this.accepted = accepted;
    this.required = required;
    this.out = out;
  }

  /**
   * Compares what a bill of materials lists with the advisories of OSV.
   *
   * @param args the bill of materials, the file of accepted advisories, the service, whether the
   *     build fails where that cannot be asked, and {@code ecosystem:name:version} of what the bill
   *     of materials has under another name
   * @throws IllegalStateException if an advisory is not accepted
   */
  public static void main(String[] args) throws IOException {
    List<Dependency> dependencies = new ArrayList<>(Dependency.in(Path.of(args[0])));
    Stream.of(args).skip(4).map(Dependency::parse).forEach(dependencies::add);
    new AdvisoryCheck(
            URI.create(args[2]),
            new AcceptedAdvisories(Files.readAllLines(Path.of(args[1]))),
            Boolean.parseBoolean(args[3]),
            System.out)
        .check(dependencies);
  }

  void check(List<Dependency> dependencies) {
    List<Advisory> found;
    try {
      found = new AdvisoryService(service).of(dependencies);
    } catch (IOException e) {
      String message =
          "%s cannot be asked (%s): it is not known whether the %d dependencies have vulnerabilities"
              .formatted(service, e, dependencies.size());
      if (required) {
        throw new IllegalStateException(message, e);
      }
      out.println("[WARNING] " + message);
      return;
    }
    List<String> problems = accepted.problems(found);
    problems.forEach(problem -> out.println("[ERROR] " + problem));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "take versions that have these %d fixed, or accept them with a reason"
              .formatted(problems.size()));
    }
    out.printf(
        "[INFO] %d dependencies were looked up; advisories, all accepted: %d%n",
        dependencies.size(), found.size());
  }
}

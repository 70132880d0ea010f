package io.faasduet.cli.sebs.config;

import io.faasduet.cli.command.NearestNames;
import io.faasduet.cli.command.UsageException;
import java.util.List;
import java.util.Optional;

/**
 * Where SeBS's commands run a benchmark.
 *
 * @param name {@code local}, {@code aws} or {@code knative}
 * @param region AWS's region, where it is given
 * @param url the address of a function, where it is given
 */
public record SebsDeployment(String name, Optional<String> region, Optional<String> url) {
  /** This machine. */
  public static final String LOCAL = "local";

  /** Where else functions are run. */
  public static final List<String> ELSEWHERE = List.of("aws", "knative");

  private static final List<String> NAMES = List.of(LOCAL, "aws", "knative");

  /**
   * The deployment of that name with its settings.
   *
   * @throws UsageException if nothing is run there; the message says what to do
   */
  public static SebsDeployment of(String name, SebsConfig config) {
    switch (name) {
      case "azure" ->
          throw new UsageException(
              "azure is disabled, as in SeBS; use --deployment local, aws or knative");
      case "gcp", "openwhisk" ->
          throw new UsageException(
              "on %s only HTTP targets are driven: give the function's address as deployment.knative.url and --deployment knative"
                  .formatted(name));
      default -> {
        if (!NAMES.contains(name)) {
          List<String> nearest = NearestNames.to(name, NAMES);
          throw new UsageException(
              "there is no deployment '%s'; %s"
                  .formatted(
                      name,
                      nearest.isEmpty()
                          ? "there are " + String.join(", ", NAMES)
                          : "did you mean " + nearest.get(0) + "?"));
        }
        return new SebsDeployment(
            name, config.ofDeployment(name, "region"), config.ofDeployment(name, "url"));
      }
    }
  }

  /** Whether functions run on this machine. */
  public boolean isLocal() {
    return name.equals(LOCAL);
  }

  /** Whether functions run on AWS. */
  public boolean isAws() {
    return name.equals("aws");
  }

  /** Whether the function is made by the command: on AWS, unless one that is there is named. */
  public boolean makesFunction(Optional<String> function, Optional<String> trigger) {
    boolean there = trigger.orElse("library").equals("http") && url.isPresent();
    return isAws() && function.isEmpty() && !there;
  }

  /**
   * The target of a function that is there, as plans write it.
   *
   * @param function its name on AWS
   * @param trigger {@code http} or {@code library}; what is usual there unless given
   * @throws UsageException if the function cannot be reached so
   */
  public String target(String function, Optional<String> trigger) {
    return switch (name) {
      case LOCAL -> trigger.orElse("http").equals("library") ? "lambda" : "http";
      case "aws" ->
          trigger.orElse("library").equals("library")
              ? "lambda:" + function + region.map(at -> "@" + at).orElse("")
              : requireUrl("the function's URL");
      default -> requireUrl("the service's address");
    };
  }

  private String requireUrl(String what) {
    return url.orElseThrow(
        () ->
            new UsageException(
                "--deployment %s needs %s: give it in the configuration as deployment.%s.url"
                    .formatted(name, what, name)));
  }
}

package io.faasduet.bench.plan;

import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.option.NearestName;
import io.faasduet.bench.option.PlanException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds a plan; what is not given has its default. */
public final class PlanBuilder {
  private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)\\.(\\w+)=(.+)");

  private final PlanSchema schema;
  private final List<Experiment> experiments = new ArrayList<>();
  private final Map<String, Record> options = new LinkedHashMap<>();
  private String name = "";
  private String description = "";
  private List<PlannedFunction> functions = List.of();
  private List<String> targets = Plan.DEFAULT_TARGETS;
  private List<Integer> memoryMb = Plan.DEFAULT_MEMORY_MB;
  private List<String> start = List.of();
  private int prime = Plan.DEFAULT_PRIME;
  private Optional<String> jdk = Optional.empty();
  private List<String> compiler = List.of();
  private Optional<String> distance = Optional.empty();
  private double timeoutSeconds = Plan.DEFAULT_TIMEOUT_SECONDS;
  private long seed = Plan.DEFAULT_SEED;

  PlanBuilder(PlanSchema schema) {
    this.schema = schema;
    schema.platforms().all().stream()
        .filter(platform -> platform.optionsType().getRecordComponents().length > 0)
        .forEach(platform -> options.put(platform.key(), Defaults.of(platform.optionsType())));
  }

  /** A short name for the results. */
  public PlanBuilder name(String text) {
    this.name = text;
    return this;
  }

  /** What it is for, in a sentence. */
  public PlanBuilder description(String text) {
    this.description = text;
    return this;
  }

  /** What is measured. */
  public PlanBuilder functions(List<PlannedFunction> planned) {
    this.functions = planned;
    return this;
  }

  /** Where it is measured. */
  public PlanBuilder targets(List<String> texts) {
    this.targets = texts;
    return this;
  }

  /** The memory sizes on this machine, in MiB. */
  public PlanBuilder memoryMb(List<Integer> megabytes) {
    this.memoryMb = megabytes;
    return this;
  }

  /** The ways in which instances on this machine start. */
  public PlanBuilder start(List<String> labels) {
    this.start = labels;
    return this;
  }

  /** How many requests a process answers before a snapshot that is to be warm. */
  public PlanBuilder prime(int requests) {
    this.prime = requests;
    return this;
  }

  /** What instances on this machine run on: a feature release, or the directory of a JDK. */
  public PlanBuilder jdk(Optional<String> choice) {
    this.jdk = choice;
    return this;
  }

  /** The compilers of the JVMs of servers on this machine. */
  public PlanBuilder compiler(List<String> labels) {
    this.compiler = labels;
    return this;
  }

  /** Adds an experiment; they are run in the order of the schema. */
  public PlanBuilder experiment(Experiment experiment) {
    experiments.add(experiment);
    return this;
  }

  /** The options of the platform of that key. */
  public PlanBuilder options(String platform, Record values) {
    options.put(platform, values);
    return this;
  }

  /**
   * One option of a platform, as a plan writes it: {@code knative.max_scale=3}.
   *
   * @throws PlanException if there is no such option, or it has no such value
   */
  public PlanBuilder set(String assignment) {
    Matcher parts = ASSIGNMENT.matcher(assignment);
    if (!parts.matches()) {
      throw new PlanException(
          "'" + assignment + "' must be PLATFORM.OPTION=VALUE, such as knative.max_scale=3");
    }
    String platform = parts.group(1);
    Record current = options.get(platform);
    if (current == null) {
      throw new PlanException(
          "there is no platform '%s' with options%s: there are %s"
              .formatted(
                  platform,
                  NearestName.question(platform, options.keySet()),
                  String.join(", ", options.keySet())));
    }
    options.put(platform, new PlanFields().read(platform, parts.group(2), parts.group(3), current));
    return this;
  }

  /** How far the storage on this machine is: a distance profile's name or file. */
  public PlanBuilder distance(Optional<String> profile) {
    this.distance = profile;
    return this;
  }

  /** How long any request may take. */
  public PlanBuilder timeoutSeconds(double seconds) {
    this.timeoutSeconds = seconds;
    return this;
  }

  /** What random choices are drawn from. */
  public PlanBuilder seed(long number) {
    this.seed = number;
    return this;
  }

  /**
   * The plan.
   *
   * @throws PlanException if it is none; the message names the field
   */
  public Plan build() {
    targets.forEach(schema.platforms()::of);
    List<Experiment> ordered =
        schema.experiments().stream()
            .flatMap(type -> experiments.stream().filter(type.type()::isInstance))
            .toList();
    if (ordered.size() < experiments.size()) {
      throw new IllegalArgumentException("an experiment that the schema does not have");
    }
    return new Plan(
        name,
        description,
        functions,
        targets,
        memoryMb,
        start,
        prime,
        jdk,
        compiler,
        ordered,
        options,
        distance,
        timeoutSeconds,
        seed);
  }
}

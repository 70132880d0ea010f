package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The description of a run: enough to understand its samples and to repeat it.
 *
 * @param date when it began, ISO 8601, UTC
 * @param command the command line that made it
 * @param seed what every random choice was drawn from, of the order of calls and of the intervals
 * @param duet which Duet it was
 * @param settings what was asked for, in the order to be shown
 * @param targets where they were run, in the order to be shown
 * @param functions the functions, in the order to be shown
 * @param machine where it was run
 */
public record Run(
    String date,
    String command,
    long seed,
    Version duet,
    List<Setting> settings,
    List<MeasuredTarget> targets,
    List<MeasuredFunction> functions,
    Machine machine) {
  public Run {
    requireNonNull(date, "date");
    requireNonNull(command, "command");
    requireNonNull(duet, "duet");
    settings = List.copyOf(settings);
    targets = List.copyOf(targets);
    functions = List.copyOf(functions);
    requireNonNull(machine, "machine");
  }

  /**
   * The function that the results call so.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public MeasuredFunction function(String name) {
    return functions.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  /** What the load of that name sends, and how long; empty in results that do not say. */
  public Optional<String> loadDescription(String load) {
    return settings.stream()
        .filter(setting -> setting.name().equals(Setting.ofLoad(load)))
        .map(Setting::value)
        .findFirst();
  }

  /** How far storage was, where its distance was drawn: the profile's name and its sources. */
  public Optional<String> distance() {
    return settings.stream()
        .filter(setting -> setting.name().equals(Setting.DISTANCE))
        .map(Setting::value)
        .findFirst();
  }

  /** The name of the profile that distances were drawn by. */
  public Optional<String> distanceName() {
    return distance().map(text -> text.replaceFirst(",.*", ""));
  }

  /** The targets' names, in the order to be shown. */
  public List<String> targetNames() {
    return targets.stream().map(MeasuredTarget::name).toList();
  }

  /**
   * A platform, or a server, that functions were run on.
   *
   * @param name its name in the samples
   * @param platform {@code lambda}, {@code knative}, {@code fleet}, {@code server} or {@code
   *     in-process}
   * @param place {@code local}, or the address of what somebody else runs
   * @param memoryMegabytes the memory that one process or environment has, where that is known
   * @param architecture a Lambda function's CPU architecture as its configuration says, {@code
   *     x86_64} or {@code arm64}
   * @param storageMegabytes a Lambda function's {@code /tmp} as its configuration says
   */
  public record MeasuredTarget(
      String name,
      PlatformName platform,
      String place,
      Optional<Integer> memoryMegabytes,
      Optional<String> architecture,
      Optional<Integer> storageMegabytes) {
    /** A target of which no more is known than its memory. */
    public MeasuredTarget(
        String name, PlatformName platform, String place, Optional<Integer> memoryMegabytes) {
      this(name, platform, place, memoryMegabytes, Optional.empty(), Optional.empty());
    }

    /** The place of what this machine runs. */
    public static final String LOCAL = "local";

    /** What a target is called that is run at several memory sizes, at one of them. */
    public static String withMemory(String name, int megabytes) {
      return name + " " + megabytes + " MB";
    }

    /** The name again, without its memory where it has that. */
    public static String withoutMemory(String name, int megabytes) {
      String size = withMemory("", megabytes);
      return name.endsWith(size) ? name.substring(0, name.length() - size.length()) : name;
    }

    /** Whether its processes are on the machine that the harness is on. */
    public boolean local() {
      return place.equals(LOCAL);
    }
  }

  /**
   * Which Duet it was.
   *
   * @param number its version
   * @param commit what it was built from, where that is known
   */
  public record Version(String number, Optional<String> commit) {}

  /** One thing that was asked for. */
  public record Setting(String name, String value) {
    /** The name of what holds processes on this machine to their limits. */
    public static final String ISOLATION = "isolation";

    /** The name of what says how far storage was, where that was drawn. */
    public static final String DISTANCE = "distance";

    /** The name of the setting that describes the load of that name. */
    public static String ofLoad(String load) {
      return "load " + load;
    }
  }

  /**
   * A function and what was asked of it.
   *
   * @param name what the results call it
   * @param function its name, as {@code duet list} shows it
   * @param request the JSON that was sent
   * @param model the model it answered with, where its answers name one
   * @param startups what its instances started from, on each target of this machine
   */
  public record MeasuredFunction(
      String name, String function, String request, Optional<Model> model, List<Startup> startups) {
    public MeasuredFunction {
      // runs of before 0.1.0 do not say
      startups = Optional.ofNullable(startups).map(List::copyOf).orElse(List.of());
    }

    /** A function of which nobody knows what it started from. */
    public MeasuredFunction(String name, String function, String request, Optional<Model> model) {
      this(name, function, request, model, List.of());
    }
  }

  /**
   * What a function's instances on a target started from.
   *
   * @param target the target's name
   * @param variant the kind of archive and what it is of; {@code none} where there was none
   * @param java the version of the Java runtime that started from it, or without one; empty where
   *     it is not known
   * @param bytes the archive's size
   * @param madeMillis how long it took to make, where that is known
   * @param note why there was none, where there could be one
   */
  public record Startup(
      String target,
      String variant,
      String java,
      long bytes,
      Optional<Double> madeMillis,
      String note) {
    public Startup {
      // runs of before 0.1.0 do not say
      madeMillis = Optional.ofNullable(madeMillis).flatMap(given -> given);
    }

    /** An archive that was there before the run, or none. */
    public Startup(String target, String variant, String java, long bytes, String note) {
      this(target, variant, java, bytes, Optional.empty(), note);
    }

    /** Whether there was an archive. */
    public boolean archived() {
      return bytes > 0;
    }
  }

  /**
   * The model behind a function's answers.
   *
   * @param name its name
   * @param weights where its weights are from; {@code synthetic} ones make its answers meaningless
   */
  public record Model(String name, String weights) {
    /** Whether the weights were drawn from a seed: timings are real, labels are not. */
    public boolean synthetic() {
      return weights.equals("synthetic");
    }
  }
}

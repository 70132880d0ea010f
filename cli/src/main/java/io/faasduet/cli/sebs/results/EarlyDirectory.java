package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.results.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of SeBS's local experiments of 2020: {@code EXPERIMENT/instance_0/results} and {@code
 * logs} of each, and {@code experiments.json}, which names them. Tables that SeBS has not, or whose
 * columns its script does not find complete, are under {@code duet} there, where it passes over
 * them.
 */
public final class EarlyDirectory {
  /** The columns that SeBS's script needs of sets of counters; it knows no others. */
  private static final Map<String, Set<String>> COUNTERS =
      Map.of(
          "inscount_papi", Set.of("PAPI_TOT_INS", "PAPI_LST_INS", "PAPI_BR_INS", "PAPI_BR_MSP"),
          "cache_papi",
              Set.of("PAPI_TOT_INS", "PAPI_L1_ICM", "PAPI_L1_DCM", "PAPI_L2_TCM", "PAPI_L3_TCM"),
          "cycles_papi",
              Set.of(
                  "PAPI_TOT_CYC", "PAPI_TOT_INS", "PAPI_STL_ICY", "PAPI_STL_CCY", "PAPI_RES_STL"));

  private static final String PAPI = "papi";

  private final Path directory;
  private final Measured measured;
  private final ObjectNode document = SebsJson.object();
  private final ObjectNode experiments = document.putObject("experiments");

  /**
   * What is measured.
   *
   * @param benchmark its name in the suite
   * @param input what is known of it
   */
  public record Measured(String benchmark, String size, int repetitions, ObjectNode input) {}

  /** Those of a run, in its directory. */
  public EarlyDirectory(Path directory, Measured measured) {
    this.directory = directory;
    this.measured = measured;
    ObjectNode system = document.putObject("system");
    system.put("nodename", host());
    system.put("sysname", System.getProperty("os.name"));
    system.put("release", System.getProperty("os.version"));
    system.put("machine", System.getProperty("os.arch"));
  }

  /** Where an experiment's results, logs and requests are. */
  public static Path instance(Path directory, String experiment) {
    return directory.resolve(experiment).resolve("instance_0");
  }

  /** Where the log of an experiment is that has failures; none is written without. */
  public static Path logs(Path directory, String experiment) {
    return instance(directory, experiment).resolve("logs");
  }

  /**
   * Writes the table of an experiment, and what was called when.
   *
   * @param type {@code time}, {@code memory}, {@code disk-io} or {@code papi}
   * @param calls the calls that were measured
   * @return the table's file
   */
  public Path table(String experiment, String type, List<String> lines, List<Sample> calls) {
    Path results = instance(directory, experiment).resolve("results");
    Path file = results.resolve(experiment + ".csv");
    CsvText.write(file, lines);
    ObjectNode config = config(experiment, type);
    Path summary = results.resolve(experiment + "_00.json");
    SebsJson.write(summary, summary(config, calls, lastMicros(type, lines)));
    ObjectNode entry =
        isSebs(experiment, type, lines.get(0))
            ? experiments.putObject(experiment)
            : document.withObject("/duet/experiments").putObject(experiment);
    entry.set("config", config);
    ObjectNode files = entry.putArray("instances").addObject();
    files.putArray("config").add(name(summary));
    files.putArray("results").add(name(file));
    return file;
  }

  private static boolean isSebs(String experiment, String type, String header) {
    return !type.equals(PAPI)
        || Set.of(header.split(","))
            .containsAll(COUNTERS.getOrDefault(experiment, Set.of("a table of Duet's own")));
  }

  /** A file as SeBS's script looks for it: from the run's directory on. */
  private String name(Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private ObjectNode config(String experiment, String type) {
    ObjectNode config = SebsJson.object();
    config.set("input", measured.input().deepCopy());
    config.putObject("app").put("name", measured.benchmark()).put("size", measured.size());
    config
        .putObject("benchmark")
        .put("name", experiment)
        .put("type", type)
        .put("repetitions", measured.repetitions())
        .put("language", "java")
        .put("runtime", Integer.toString(Runtime.version().feature()))
        .put("deployment", "local");
    return config;
  }

  /** When counters were last read, which is after the last call; nothing of other tables. */
  private static long lastMicros(String type, List<String> lines) {
    return type.equals(PAPI) && lines.size() > 1
        ? Long.parseLong(lines.get(lines.size() - 1).split(",")[0])
        : 0;
  }

  /** SeBS's script counts all up to the last call's end among its calls. */
  private static ObjectNode summary(ObjectNode config, List<Sample> calls, long last) {
    ObjectNode summary = SebsJson.object();
    summary.set("input", config);
    ObjectNode experiment = summary.putObject("experiment");
    experiment.put("repetitions", calls.size());
    ArrayNode timestamps = experiment.putArray("timestamps");
    for (int i = 0; i < calls.size(); i++) {
      long begin = micros(calls.get(i).start());
      long end = begin + Math.round(calls.get(i).latencyMillis().orElse(0) * 1e3);
      timestamps.addArray().add(begin).add(i + 1 < calls.size() ? end : Math.max(end, last));
    }
    summary.putObject("runtime").put("name", "java").put("version", Runtime.version().toString());
    return summary;
  }

  /** Microseconds since 1970. */
  static long micros(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toNanos() / 1000;
  }

  /**
   * Writes what went wrong in an experiment, a line for each invocation.
   *
   * @return the directory that it is in
   */
  public static Path log(Path directory, String experiment, List<String> failures) {
    Path logs = logs(directory, experiment);
    CsvText.write(logs.resolve("execution_00.log"), failures);
    return logs;
  }

  /** The fields of {@code experiments.json}. */
  public ObjectNode document() {
    return document;
  }

  /** Writes {@code experiments.json}. */
  public void close() {
    SebsJson.write(directory.resolve(ExperimentsFile.NAME), document);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "";
    }
  }
}

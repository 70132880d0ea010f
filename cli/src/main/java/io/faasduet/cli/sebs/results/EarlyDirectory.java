package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of SeBS's local experiments of 2020: {@code EXPERIMENT/instance_0/results} and {@code
 * logs} of each, and {@code experiments.json}, which names them.
 */
public final class EarlyDirectory {
  private final Path directory;
  private final ObjectNode document = SebsJson.object();
  private final ObjectNode experiments = document.putObject("experiments");

  /** Those of a run, in its directory. */
  public EarlyDirectory(Path directory) {
    this.directory = directory;
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
   * Writes the table of an experiment.
   *
   * @param config what the experiment was, for {@code experiments.json}
   * @return the file
   */
  public Path table(String experiment, ObjectNode config, List<String> lines) {
    Path file = instance(directory, experiment).resolve("results").resolve(experiment + ".csv");
    CsvText.write(file, lines);
    ObjectNode entry = experiments.putObject(experiment);
    entry.set("config", config);
    ObjectNode files = entry.putArray("instances").addObject();
    files.putArray("config");
    ArrayNode results = files.putArray("results");
    results.add(file.toString());
    return file;
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

  /** Writes {@code experiments.json}. */
  public void close() {
    ObjectNode system = document.putObject("system");
    system.put("nodename", host());
    system.put("sysname", System.getProperty("os.name"));
    system.put("release", System.getProperty("os.version"));
    system.put("machine", System.getProperty("os.arch"));
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

package io.faasduet.bench.results;

import io.faasduet.bench.option.SecondsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code survivals.csv}: a header, then one line a round. It is there if a run has some. Of a round
 * that was done again, the last line counts.
 */
public final class SurvivalFile {
  /** The file's name in a results directory. */
  public static final String NAME = "survivals.csv";

  private static final String HEADER =
      "function,target,idle_s,round,warm,survived,exact,longest_idle_s,simulated";
  private static final int COLUMNS = HEADER.split(",").length;

  private final Path file;

  /** That of a results directory. */
  public SurvivalFile(Path directory) {
    this.file = directory.resolve(NAME);
  }

  /**
   * Adds a round; the file is made by the first.
   *
   * @throws ResultsException if it cannot be written
   */
  public void append(Survival round) {
    List<String> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      lines.add(HEADER);
    }
    lines.add(
        String.join(
            ",",
            round.function(),
            round.target(),
            SecondsText.plain(round.idleSeconds()),
            Integer.toString(round.round()),
            Integer.toString(round.warm()),
            Integer.toString(round.survived()),
            Boolean.toString(round.exact()),
            SecondsText.plain(round.longestIdleSeconds()),
            Boolean.toString(round.simulated())));
    try {
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Reads them; none if there is no file. A last line that is cut is left out.
   *
   * @throws ResultsException if the file cannot be read, or a line is none of a round
   */
  public List<Survival> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      Map<List<Object>, Survival> rounds = new LinkedHashMap<>();
      for (int i = 1; i < lines.size(); i++) {
        Survival round = parsed(lines.get(i), i + 1);
        rounds.put(
            List.of(round.function(), round.target(), round.idleSeconds(), round.round()), round);
      }
      return List.copyOf(rounds.values());
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Survival parsed(String line, int number) {
    String[] values = line.split(",", -1);
    try {
      if (values.length != COLUMNS) {
        throw new IllegalArgumentException(values.length + " values");
      }
      return new Survival(
          values[0],
          values[1],
          Double.parseDouble(values[2]),
          Integer.parseInt(values[3]),
          Integer.parseInt(values[4]),
          Integer.parseInt(values[5]),
          Boolean.parseBoolean(values[6]),
          Double.parseDouble(values[7]),
          Boolean.parseBoolean(values[8]));
    } catch (IllegalArgumentException e) {
      throw new ResultsException(
          "%s, line %d is no round of survival: %s".formatted(file, number, e.getMessage()), e);
    }
  }
}

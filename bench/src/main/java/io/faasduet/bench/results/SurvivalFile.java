package io.faasduet.bench.results;

import io.faasduet.bench.option.SecondsText;
import java.nio.file.Path;
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

  private final PlainRows rows;

  /** That of a results directory. */
  public SurvivalFile(Path directory) {
    this.rows = new PlainRows(directory.resolve(NAME));
  }

  /**
   * Adds a round; the file is made by the first.
   *
   * @throws ResultsException if it cannot be written
   */
  public void append(Survival round) {
    rows.append(
        HEADER,
        List.of(
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
                Boolean.toString(round.simulated()))));
  }

  /**
   * Reads them; none if there is no file. A last line that is cut is left out.
   *
   * @throws ResultsException if the file cannot be read, or a line is none of a round
   */
  public List<Survival> read() {
    Map<List<Object>, Survival> rounds = new LinkedHashMap<>();
    for (Survival round : rows.read(HEADER, "round of survival", SurvivalFile::parsed)) {
      rounds.put(
          List.of(round.function(), round.target(), round.idleSeconds(), round.round()), round);
    }
    return List.copyOf(rounds.values());
  }

  private static Survival parsed(String[] values) {
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
  }
}

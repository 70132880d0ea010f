package io.faasduet.bench.statistics;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A model of survival with the parameter that fits counts of survivors best, by least squares.
 *
 * @param model the model
 * @param seconds the parameter; of several that fit alike, their geometric mean
 * @param alike all parameters that fit alike, of which the data cannot choose; its upper end is
 *     infinite if nothing was idle for long enough
 * @param rmse the root of the mean squared difference of shares, from 0 to 1
 * @param akaike Akaike's information criterion up to a constant: of two models of the same data,
 *     the one with less fits better, and a difference below two says nothing
 */
public record SurvivalFit(
    SurvivalModel model, double seconds, Interval alike, double rmse, double akaike) {
  /** So many halvings leave nothing that could be counted. */
  private static final int MOST_PERIODS = 20;

  private static final int GRID = 4_000;
  private static final double EQUAL = 1e-12;

  public SurvivalFit {
    requireNonNull(model, "model");
    requireNonNull(alike, "alike");
  }

  /**
   * Counts of one round.
   *
   * @param idle seconds that instances were idle
   * @param warm how many there were, at least 1
   * @param survived how many of them answered again
   */
  public record Round(double idle, int warm, int survived) {
    public Round {
      if (!(idle > 0) || warm < 1 || survived < 0 || survived > warm) {
        throw new IllegalArgumentException(
            survived + " of " + warm + " survived " + idle + " s: these are no counts");
      }
    }

    private double share() {
      return (double) survived / warm;
    }
  }

  /** The best fit of a model to at least one round. */
  public static SurvivalFit of(SurvivalModel model, List<Round> rounds) {
    List<Interval> pieces = pieces(model, rounds);
    List<Double> errors =
        pieces.stream().map(piece -> error(model, middle(piece), rounds)).toList();
    double least = errors.stream().min(Comparator.naturalOrder()).orElseThrow();
    int first = 0;
    while (errors.get(first) > least + EQUAL) {
      first++;
    }
    int last = first;
    while (last + 1 < errors.size() && errors.get(last + 1) <= least + EQUAL) {
      last++;
    }
    Interval alike = new Interval(pieces.get(first).low(), pieces.get(last).high());
    double finest = rounds.stream().mapToDouble(round -> 0.25 / round.warm()).min().orElseThrow();
    return new SurvivalFit(
        model,
        middle(alike),
        alike,
        Math.sqrt(least),
        rounds.size() * Math.log(Math.max(least, finest * finest)));
  }

  /**
   * Where the parameter lies, 19 times in 20, by fits to rounds drawn again at each idle time.
   *
   * @param seed decides the draws
   */
  public Interval interval(List<Round> rounds, long seed) {
    Random random = new Random(seed);
    int draws = 200;
    double[] low = new double[draws];
    double[] high = new double[draws];
    for (int i = 0; i < draws; i++) {
      SurvivalFit fit = of(model, drawn(rounds, random));
      low[i] = fit.alike().low();
      high[i] = fit.alike().high();
    }
    return new Interval(
        new Distribution(low).quantile(Interval.ERROR / 2),
        new Distribution(high).quantile(1 - Interval.ERROR / 2));
  }

  private static List<Round> drawn(List<Round> rounds, Random random) {
    List<Round> drawn = new ArrayList<>();
    for (Round round : rounds) {
      List<Round> same = rounds.stream().filter(other -> other.idle() == round.idle()).toList();
      drawn.add(same.get(random.nextInt(same.size())));
    }
    return drawn;
  }

  /** Ranges of the parameter: within one, steps predict the same, and the curve nearly the same. */
  private static List<Interval> pieces(SurvivalModel model, List<Round> rounds) {
    double shortest = rounds.stream().mapToDouble(Round::idle).min().orElseThrow();
    double longest = rounds.stream().mapToDouble(Round::idle).max().orElseThrow();
    TreeSet<Double> ends = new TreeSet<>();
    if (model == SurvivalModel.EXPONENTIAL) {
      double ratio = 400 * longest / shortest;
      for (int i = 0; i <= GRID; i++) {
        ends.add(shortest / 20 * Math.pow(ratio, (double) i / GRID));
      }
    } else {
      int periods = model == SurvivalModel.LIMIT ? 1 : MOST_PERIODS;
      for (Round round : rounds) {
        for (int k = 1; k <= periods; k++) {
          ends.add(round.idle() / k);
        }
      }
      ends.add(ends.first() / 2);
      ends.add(Double.POSITIVE_INFINITY);
    }
    List<Interval> pieces = new ArrayList<>();
    Double before = null;
    for (double end : ends) {
      if (before != null) {
        pieces.add(new Interval(before, end));
      }
      before = end;
    }
    return pieces;
  }

  private static double middle(Interval piece) {
    return Double.isInfinite(piece.high())
        ? 2 * piece.low()
        : Math.sqrt(piece.low() * piece.high());
  }

  private static double error(SurvivalModel model, double seconds, List<Round> rounds) {
    double squares = 0;
    double weights = 0;
    for (Round round : rounds) {
      double difference = round.share() - model.survival(round.idle(), seconds);
      squares += round.warm() * difference * difference;
      weights += round.warm();
    }
    return squares / weights;
  }
}

package io.faasduet.bench.statistics;

/** How the share of instances that are still there depends on how long they were idle. */
public enum SurvivalModel {
  /**
   * Half of the instances are ended after each period: 2<sup>-p</sup> are left after p whole
   * periods. The model of M. Copik et al., SeBS (Middleware 2021), which found 380 s on AWS Lambda.
   */
  HALVING("halving every") {
    @Override
    public double survival(double idle, double seconds) {
      return Math.pow(2, -Math.floor(idle / seconds));
    }
  },
  /** Each instance is ended at random, at any moment as likely; the parameter is the half-life. */
  EXPONENTIAL("exponential with a half-life of") {
    @Override
    public double survival(double idle, double seconds) {
      return Math.pow(2, -idle / seconds);
    }
  },
  /** Every instance is ended when it has been idle for so long. */
  LIMIT("all until") {
    @Override
    public double survival(double idle, double seconds) {
      return idle < seconds ? 1 : 0;
    }
  };

  private final String words;

  SurvivalModel(String words) {
    this.words = words;
  }

  /** What stands before the parameter in a sentence. */
  public String words() {
    return words;
  }

  /**
   * The share of instances that survive.
   *
   * @param idle how long they were idle, in seconds
   * @param seconds the model's parameter
   */
  public abstract double survival(double idle, double seconds);
}

package io.faasduet.bench.analysis;

/** A verdict on two targets, by their measurements and all other verdicts of the page. */
public enum Conclusion {
  /** One is faster. */
  DIFFERENT,
  /** A difference could have been shown and was not. */
  NOT_SIGNIFICANT,
  /** They differ by no more than equal services at two addresses may. */
  TOO_NEAR,
  /** So few measurements cannot show any difference among so many comparisons. */
  CANNOT_SHOW,
  /** There are instances on each side, but too few for a statement about others. */
  TOO_FEW_INSTANCES,
  /** One side is a single instance. */
  ONE_INSTANCE,
  /** One side failed, was not sent the load that was asked for, or had no processor of its own. */
  INVALID
}

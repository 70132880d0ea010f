package io.faasduet.bench.load;

/** When requests are sent. */
public sealed interface LoadPlan permits Arrivals, Users, Batches {

  /** The plan in a few words, for results. */
  String description();
}

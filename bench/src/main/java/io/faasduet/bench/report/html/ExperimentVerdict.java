package io.faasduet.bench.report.html;

/**
 * What the run says of one experiment with one function.
 *
 * @param heading the experiment's name
 * @param description what was sent; empty where the name says so
 * @param verdict the comparison in a sentence
 * @param medians a dot with its interval for each target; empty where there is no such plot
 */
record ExperimentVerdict(String heading, String description, String verdict, String medians) {}

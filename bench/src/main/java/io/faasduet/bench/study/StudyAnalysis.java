package io.faasduet.bench.study;

import java.util.List;

/** The figures of one study. */
@FunctionalInterface
public interface StudyAnalysis {
  /** Those of every study; a new one is an entry here. */
  List<StudyAnalysis> ALL =
      List.of(
          new TrainingAnalysis(),
          new CommunicationAnalysis(),
          new ElectionAnalysis(),
          new LimitsAnalysis());

  /** The tables of a function; none if the run has nothing of the study. */
  List<StudyTable> tables(StudyData data);
}

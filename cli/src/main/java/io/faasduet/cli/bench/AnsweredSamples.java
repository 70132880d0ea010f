package io.faasduet.cli.bench;

import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.platform.AnswerCheck;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.results.Sample;
import java.util.Optional;

/**
 * The samples of a run with the answers that they are of. An answer is checked, and then its sample
 * put on file, by one thread before the next: so the answer that was checked last is the sample's.
 */
final class AnsweredSamples {
  private final AnswerListener answers;
  private Optional<byte[]> last = Optional.empty();

  AnsweredSamples(AnswerListener answers) {
    this.answers = answers;
  }

  /** The function with a check that takes note of each answer. */
  ResolvedFunction watching(ResolvedFunction function) {
    return function.checkedBy(new Noted(function.check()));
  }

  private final class Noted implements AnswerCheck {
    private final AnswerCheck check;

    Noted(AnswerCheck check) {
      this.check = check;
    }

    @Override
    public boolean knowsAnswers() {
      return check.knowsAnswers();
    }

    @Override
    public Optional<String> fault(byte[] json) {
      keep(json);
      return check.fault(json);
    }
  }

  private synchronized void keep(byte[] json) {
    last = Optional.of(json);
  }

  private synchronized Optional<byte[]> take() {
    Optional<byte[]> json = last;
    last = Optional.empty();
    return json;
  }

  /** The listener to the run, which also tells another one. */
  RunListener listener(RunListener progress) {
    return new RunListener() {
      @Override
      public void sampled(Sample sample, Optional<String> detail) {
        progress.sampled(sample, detail);
        answers.answered(sample, take(), detail);
      }

      @Override
      public boolean countsRequests() {
        return answers != AnswerListener.NONE;
      }

      @Override
      public void progressed(Progress done) {
        progress.progressed(done);
      }
    };
  }
}

package io.faasduet.sebs;

import java.io.IOException;
import java.util.Optional;

/**
 * Makes the input of a benchmark and checks its answers: what {@code input.py} does in SeBS. A
 * public class with a constructor without arguments, named in the {@code generator} of its {@code
 * benchmark.yaml}.
 *
 * <p>It runs in a process of the function's class path, apart from the function, with the same
 * settings in its environment. The process lives as long as the run, so that a generator may serve
 * what its function fetches; one that is {@link AutoCloseable} is closed at the end. Methods are
 * called by one thread.
 */
public interface InputGenerator {
  /**
   * Makes the input of a size. The same context gives the same input.
   *
   * @throws IOException if it cannot be made; the message says what to do
   */
  GeneratedInput generate(InputContext context) throws IOException;

  /**
   * What is wrong with an answer to the input's payload; empty if it is right.
   *
   * @throws IOException if what the function has stored cannot be read
   */
  Optional<String> validate(BenchmarkAnswer answer) throws IOException;
}

package io.faasduet.chameleon;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Renders a table of numbers as HTML: the work is all in the template engine, which compiles
 * templates to code, as the Python template library Chameleon does. The HTML is byte-identical to
 * what that makes of the same table, so that the two can be compared. Thread-safe.
 */
public final class Chameleon implements ServerlessFunction<ChameleonRequest, ChameleonResponse> {

  /** The function's description. */
  public static final FunctionSpec<ChameleonRequest, ChameleonResponse> SPEC =
      FunctionSpec.builder(
              "chameleon", ChameleonRequest.class, ChameleonResponse.class, Chameleon::new)
          .summary("renders an HTML table")
          .example(new ChameleonRequest(3, 4))
          .benchmark(new ChameleonRequest(10, 15))
          .build();

  /** This function has no settings, and its template is compiled. */
  public Chameleon(InitContext environment) {}

  @Override
  public ChameleonResponse apply(ChameleonRequest request, Invocation invocation) throws Exception {
    long start = System.nanoTime();
    List<Integer> row = new ArrayList<>(request.numOfCols());
    for (int number = 1; number <= request.numOfCols(); number++) {
      row.add(number);
    }
    List<List<Integer>> table = Collections.nCopies(request.numOfRows(), row);
    String html = invocation.timings().time("render", () -> TableTemplate.render(table));
    return new ChameleonResponse((System.nanoTime() - start) / 1e9, html);
  }

  /** Renders a table, so that a snapshot has the classes of the template engine. */
  @Override
  public void beforeSnapshot() throws Exception {
    apply(new ChameleonRequest(3, 4), Invocation.of("priming"));
  }
}

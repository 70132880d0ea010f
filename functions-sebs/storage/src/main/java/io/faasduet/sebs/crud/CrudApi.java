package io.faasduet.sebs.crud;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.sebs.crud.CartCall.CartBody;
import io.faasduet.sebs.tables.BenchmarkTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SeBS's 130.crud-api: puts products into shopping carts and reads them, in a table of a key-value
 * store. Thread-safe.
 */
public final class CrudApi implements ServerlessFunction<CrudApiRequest, CrudApiResponse> {
  /** The function's description. */
  public static final FunctionSpec<CrudApiRequest, CrudApiResponse> SPEC =
      FunctionSpec.builder("crud-api", CrudApiRequest.class, CrudApiResponse.class, CrudApi::new)
          .summary("keeps shopping carts in a table")
          .example(
              new CrudApiRequest(
                  List.of(
                      new CartCall(
                          CartCall.GET_ALL,
                          Optional.empty(),
                          new CartBody(
                              "a-cart",
                              Optional.empty(),
                              Optional.empty(),
                              Optional.empty(),
                              Optional.empty()))),
                  Optional.empty()))
          .build();

  private final BenchmarkTables tables;
  private final ShoppingCart cart;

  /** Opens the tables of the settings. */
  public CrudApi(InitContext context) {
    tables = BenchmarkTables.open(context.settings());
    cart = new ShoppingCart(tables);
  }

  @Override
  public CrudApiResponse apply(CrudApiRequest request, Invocation invocation) throws Exception {
    return invocation.timings().time("store", () -> new CrudApiResponse(answers(request)));
  }

  private List<Map<String, Object>> answers(CrudApiRequest request) {
    List<Map<String, Object>> answers = new ArrayList<>();
    for (CartCall call : request.requests()) {
      answers.add(
          switch (call.route()) {
            case CartCall.PUT -> cart.put(call.body());
            case CartCall.GET_ONE ->
                cart.product(call.body().cart(), call.path().orElseThrow().id());
            default -> cart.summary(call.body().cart());
          });
    }
    return answers;
  }

  @Override
  public void close() {
    tables.close();
  }
}

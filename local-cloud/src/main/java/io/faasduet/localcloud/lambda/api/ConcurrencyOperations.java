package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.execution.AccountConcurrency;
import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.function.CodePackage;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.Map;

/** The operations on reserved concurrency and on account settings. */
public final class ConcurrencyOperations {
  private static final String FIELD = "ReservedConcurrentExecutions";

  private final FunctionRegistry functions;
  private final AccountConcurrency account;

  public ConcurrencyOperations(FunctionRegistry functions, AccountConcurrency account) {
    this.functions = functions;
    this.account = account;
  }

  public void addTo(LambdaApi api) {
    api.with("PUT", "/2017-10-31/functions/*/concurrency", this::put)
        .with("DELETE", "/2017-10-31/functions/*/concurrency", this::delete)
        .with("GET", "/2019-09-30/functions/*/concurrency", this::get)
        .with("GET", "/2016-08-19/account-settings", this::settings);
  }

  private ApiResponse put(ApiRequest call) {
    DeployedFunction function = functions.latest(call.functionName());
    int requests =
        call.body()
            .whole(FIELD, 0, Integer.MAX_VALUE)
            .orElseThrow(() -> ServiceException.missing(FIELD));
    account.reserve(function.name(), requests);
    return ApiResponse.json(200, Map.of(FIELD, requests));
  }

  private ApiResponse get(ApiRequest call) {
    DeployedFunction function = functions.latest(call.functionName());
    return ApiResponse.json(
        200,
        account
            .reserved(function.name())
            .<Map<String, ?>>map(requests -> Map.of(FIELD, requests))
            .orElse(Map.of()));
  }

  private ApiResponse delete(ApiRequest call) {
    account.unreserve(functions.latest(call.functionName()).name());
    return ApiResponse.empty(204);
  }

  private ApiResponse settings(ApiRequest call) {
    Map<String, Object> limit =
        Map.of(
            "ConcurrentExecutions", account.limit(),
            "UnreservedConcurrentExecutions", account.unreserved());
    long bytes = functions.packages().stream().mapToLong(CodePackage::bytes).sum();
    return ApiResponse.json(
        200,
        Map.of(
            "AccountLimit",
            limit,
            "AccountUsage",
            Map.of("FunctionCount", functions.all().size(), "TotalCodeSize", bytes)));
  }
}

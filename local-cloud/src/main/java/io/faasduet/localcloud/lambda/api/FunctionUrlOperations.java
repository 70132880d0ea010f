package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.http.FunctionUrls;
import io.faasduet.localcloud.lambda.http.FunctionUrls.FunctionUrl;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.localcloud.lambda.json.FieldsTaken;
import io.faasduet.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations on Function URLs. Signatures are not checked, so {@code AuthType} is NONE. */
public final class FunctionUrlOperations {
  private static final String URL = "/2021-10-31/functions/*/url";

  private final FunctionUrls urls;
  private final FunctionRegistry functions;

  public FunctionUrlOperations(FunctionUrls urls, FunctionRegistry functions) {
    this.urls = urls;
    this.functions = functions;
  }

  public void addTo(LambdaApi api) {
    api.with("POST", URL, this::create)
        .with("GET", URL, call -> ApiResponse.json(200, description(find(call))))
        .with("DELETE", URL, this::delete)
        .with("GET", "/2021-10-31/functions/*/urls", this::list)
        .with("POST", "/2015-03-31/functions/*/policy", this::permit);
  }

  private ApiResponse create(ApiRequest call) {
    FieldsTaken.of("AuthType", "FunctionName", "InvokeMode").check(call.body());
    String authType = call.body().required("AuthType");
    if (!authType.equals("NONE")) {
      throw ServiceException.invalidParameter(
          "AuthType must be NONE here, not " + authType + ": signatures are not checked");
    }
    String mode = call.body().text("InvokeMode").orElse("BUFFERED");
    if (!mode.equals("BUFFERED")) {
      throw ServiceException.invalidParameter(
          "InvokeMode must be BUFFERED here, not " + mode + ": responses are not streamed");
    }
    return ApiResponse.json(201, description(urls.create(functions.latest(call.functionName()))));
  }

  /** Who may invoke a function is not looked at, so that what is permitted is done already. */
  private ApiResponse permit(ApiRequest call) {
    ApiBody body = call.body();
    FieldsTaken.of(
            "Action",
            "FunctionUrlAuthType",
            "InvokedViaFunctionUrl",
            "Principal",
            "SourceAccount",
            "SourceArn",
            "StatementId")
        .check(body);
    DeployedFunction function = functions.find(call.functionName());
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", body.required("StatementId"));
    statement.put("Effect", "Allow");
    statement.put("Principal", body.required("Principal"));
    statement.put("Action", body.required("Action"));
    statement.put("Resource", function.arnAs(call.functionName()));
    return ApiResponse.json(
        201, Map.of("Statement", new String(Json.write(statement), StandardCharsets.UTF_8)));
  }

  private ApiResponse delete(ApiRequest call) {
    urls.delete(find(call));
    return ApiResponse.empty(204);
  }

  private ApiResponse list(ApiRequest call) {
    DeployedFunction function = functions.latest(call.functionName());
    List<Map<String, Object>> configs =
        urls.find(function).stream().map(FunctionUrlOperations::description).toList();
    return ApiResponse.json(200, Map.of("FunctionUrlConfigs", configs));
  }

  private FunctionUrl find(ApiRequest call) {
    return urls.find(functions.latest(call.functionName()))
        .orElseThrow(() -> ServiceException.notFound("The resource you requested does not exist."));
  }

  private static Map<String, Object> description(FunctionUrl url) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("FunctionUrl", url.endpoint().uri().toString());
    description.put("FunctionArn", url.function().arn());
    description.put("AuthType", "NONE");
    description.put("CreationTime", url.created().toString());
    description.put("LastModifiedTime", url.created().toString());
    description.put("InvokeMode", "BUFFERED");
    return description;
  }
}

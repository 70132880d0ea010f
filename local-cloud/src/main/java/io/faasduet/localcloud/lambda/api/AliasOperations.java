package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.execution.FunctionAlias;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.execution.FunctionVersions;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.localcloud.lambda.json.FieldsTaken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Aliases: made, shown, listed, changed and deleted. Each stands for one version alone. */
public final class AliasOperations {
  private static final int PAGE = 50;
  private static final FieldsTaken FIELDS =
      FieldsTaken.of("Description", "FunctionName", "FunctionVersion", "Name", "RevisionId");

  private final FunctionRegistry functions;

  public AliasOperations(FunctionRegistry functions) {
    this.functions = functions;
  }

  public void addTo(LambdaApi api) {
    String path = "/2015-03-31/functions/*/aliases";
    api.with("POST", path, this::create)
        .with("GET", path, this::list)
        .with("GET", path + "/*", this::get)
        .with("PUT", path + "/*", this::update)
        .with("DELETE", path + "/*", this::delete);
  }

  private ApiResponse create(ApiRequest call) {
    ApiBody body = call.body();
    FIELDS.check(body);
    FunctionVersions function = versions(call);
    FunctionAlias alias =
        FunctionAlias.now(
            body.required("Name"),
            body.required("FunctionVersion"),
            body.text("Description").map(Quotas::description).orElse(""));
    function.add(alias);
    return ApiResponse.json(201, description(function, alias));
  }

  private ApiResponse update(ApiRequest call) {
    ApiBody body = call.body();
    FIELDS.check(body);
    FunctionVersions function = versions(call);
    synchronized (function) {
      FunctionAlias before = function.alias(call.part());
      FunctionOperations.checkRevision(body, before.revisionId());
      FunctionAlias after =
          FunctionAlias.now(
              before.name(),
              body.text("FunctionVersion").orElse(before.version()),
              body.text("Description").map(Quotas::description).orElse(before.description()));
      function.put(after);
      return ApiResponse.json(200, description(function, after));
    }
  }

  private ApiResponse get(ApiRequest call) {
    FunctionVersions function = versions(call);
    return ApiResponse.json(200, description(function, function.alias(call.part())));
  }

  private ApiResponse list(ApiRequest call) {
    FunctionVersions function = versions(call);
    Optional<String> version = call.parameter("FunctionVersion");
    List<FunctionAlias> aliases =
        function.aliases().stream()
            .filter(alias -> version.isEmpty() || version.get().equals(alias.version()))
            .toList();
    return ApiResponse.json(
        200,
        ListPage.of(call, PAGE, aliases, FunctionAlias::name)
            .answer("Aliases", alias -> description(function, alias)));
  }

  /** One that is not there is gone, as on AWS. */
  private ApiResponse delete(ApiRequest call) {
    versions(call).removeAlias(call.part());
    return ApiResponse.empty(204);
  }

  private FunctionVersions versions(ApiRequest call) {
    functions.latest(call.functionName());
    return functions.versions(call.functionName());
  }

  private static Map<String, Object> description(FunctionVersions function, FunctionAlias alias) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("AliasArn", function.latest().arn() + ":" + alias.name());
    described.put("Name", alias.name());
    described.put("FunctionVersion", alias.version());
    described.put("Description", alias.description());
    described.put("RevisionId", alias.revisionId());
    return described;
  }
}

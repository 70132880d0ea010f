package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.execution.FunctionVersions;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.localcloud.lambda.json.FieldsTaken;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of functions: published and listed. */
public final class VersionOperations {
  private static final int PAGE = 50;
  private static final FieldsTaken FIELDS =
      FieldsTaken.of("CodeSha256", "Description", "FunctionName", "RevisionId");

  private final FunctionRegistry functions;

  public VersionOperations(FunctionRegistry functions) {
    this.functions = functions;
  }

  public void addTo(LambdaApi api) {
    String path = "/2015-03-31/functions/*/versions";
    api.with("POST", path, this::publish).with("GET", path, this::list);
  }

  /** A page of versions, by name and number. */
  static ListPage<DeployedFunction> page(ApiRequest call, List<DeployedFunction> versions) {
    Comparator<DeployedFunction> byKey = Comparator.comparing(VersionOperations::key);
    return ListPage.of(
        call, PAGE, versions.stream().sorted(byKey).toList(), VersionOperations::key);
  }

  private static String key(DeployedFunction function) {
    String version = function.version();
    int number = version.equals(LambdaFunction.LATEST) ? 0 : Integer.parseInt(version);
    return "%s:%010d".formatted(function.name(), number);
  }

  private ApiResponse publish(ApiRequest call) {
    ApiBody body = call.body();
    FIELDS.check(body);
    Optional<String> description = body.text("Description").map(Quotas::description);
    DeployedFunction function = functions.latest(call.functionName());
    FunctionVersions versions = functions.versions(call.functionName());
    synchronized (function) {
      DeployedFunction.Revision now = function.revision();
      FunctionOperations.checkRevision(body, now.revisionId());
      body.text("CodeSha256")
          .filter(expected -> !expected.equals(now.code().sha256()))
          .ifPresent(
              expected -> {
                throw ServiceException.invalidParameter(
                    ("CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s). Please"
                            + " try again with the CodeSHA256 in $LATEST.")
                        .formatted(expected, now.code().sha256()));
              });
      return ApiResponse.json(
          201, FunctionConfiguration.ofVersion(functions.publish(versions, description)));
    }
  }

  private ApiResponse list(ApiRequest call) {
    List<DeployedFunction> versions = functions.versions(call.functionName()).all();
    return ApiResponse.json(
        200, page(call, versions).answer("Versions", FunctionConfiguration::ofVersion));
  }
}

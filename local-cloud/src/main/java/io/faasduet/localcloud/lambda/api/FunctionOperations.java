package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.execution.AccountConcurrency;
import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.execution.FunctionVersions;
import io.faasduet.localcloud.lambda.execution.SnapStart;
import io.faasduet.localcloud.lambda.function.CodePackage;
import io.faasduet.localcloud.lambda.function.FunctionDetails;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions: made, shown, listed, changed and deleted. */
public final class FunctionOperations {
  private static final int PAGE = 50;

  private final FunctionRegistry functions;
  private final FunctionCode code;
  private final AccountConcurrency account;
  private final SnapStart snapStart;
  private final String region;
  private final Map<String, String> credentials;

  /**
   * @param region of functions whose maker signs for none
   * @param credentials what functions have as those of their role; none of them is looked at
   */
  public FunctionOperations(
      FunctionRegistry functions,
      FunctionCode code,
      AccountConcurrency account,
      SnapStart snapStart,
      String region,
      Map<String, String> credentials) {
    this.region = region;
    this.credentials = Map.copyOf(credentials);
    this.functions = functions;
    this.code = code;
    this.account = account;
    this.snapStart = snapStart;
  }

  public void addTo(LambdaApi api) {
    api.with("POST", "/2015-03-31/functions", this::create)
        .with("GET", "/2015-03-31/functions", this::list)
        .with("GET", "/2015-03-31/functions/*/configuration", this::configuration)
        .with("PUT", "/2015-03-31/functions/*/configuration", this::updateConfiguration)
        .with("PUT", "/2015-03-31/functions/*/code", this::updateCode)
        .with("GET", "/2015-03-31/functions/*", this::get)
        .with("DELETE", "/2015-03-31/functions/*", this::delete)
        .with("GET", FunctionCode.PATH, this::download);
  }

  private ApiResponse create(ApiRequest call) {
    checkSize(call, "CreateFunction");
    ApiBody body = call.body();
    FunctionName name = FunctionName.parse(body.required("FunctionName")).in(call.region());
    if (!name.isLatest()) {
      throw ServiceException.invalidParameter(
          "A function is created without a version or alias, not as " + name.arn());
    }
    FunctionRequest request = new FunctionRequest(body);
    FunctionDetails details = request.details(Optional.empty());
    snapStart.check(details);
    // before anything is kept of it
    String in = name.region().orElse(region);
    request.configuration(name.name(), Path.of("none"), in, credentials, Optional.empty());
    if (functions.named(name.name()).isPresent()) {
      throw ServiceException.conflict("Function already exist: " + name.name());
    }
    CodePackage zip = code.take(body.object("Code"), functions);
    LambdaConfiguration configuration =
        request.configuration(name.name(), zip.zip(), in, credentials, Optional.empty());
    DeployedFunction added =
        functions.add(
            DeployedFunction.Revision.now(
                code.deploy(configuration, details.runtime(), zip), details, zip));
    return ApiResponse.json(201, publishedIfAsked(body, added));
  }

  /**
   * The description of a function that was changed, or of the version that was to be made of it.
   */
  private Map<String, Object> publishedIfAsked(ApiBody body, DeployedFunction function) {
    return body.flag("Publish").orElse(false)
        ? FunctionConfiguration.ofVersion(
            functions.publish(
                functions.versions(FunctionName.parse(function.name())), Optional.empty()))
        : FunctionConfiguration.ofFunction(function);
  }

  private ApiResponse get(ApiRequest call) {
    DeployedFunction function = functions.find(call.functionName());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Configuration", FunctionConfiguration.of(function, call.functionName()));
    answer.put(
        "Code", Map.of("RepositoryType", "S3", "Location", FunctionCode.location(call, function)));
    Map<String, String> tags = function.revision().details().tags();
    if (!tags.isEmpty()) {
      answer.put("Tags", tags);
    }
    account
        .reserved(function.name())
        .ifPresent(
            reserved ->
                answer.put("Concurrency", Map.of("ReservedConcurrentExecutions", reserved)));
    return ApiResponse.json(200, answer);
  }

  private ApiResponse download(ApiRequest call) {
    return code.download(functions.find(call.functionName()));
  }

  private ApiResponse configuration(ApiRequest call) {
    FunctionName name = call.functionName();
    return ApiResponse.json(200, FunctionConfiguration.of(functions.find(name), name));
  }

  private ApiResponse updateConfiguration(ApiRequest call) {
    DeployedFunction function = functions.latest(call.functionName());
    synchronized (function) {
      DeployedFunction.Revision before = function.revision();
      FunctionRequest request = new FunctionRequest(call.body());
      checkRevision(request.body(), before.revisionId());
      LambdaConfiguration configuration =
          request.configuration(
              function.name(),
              before.code().zip(),
              region,
              credentials,
              Optional.of(before.function().configuration()));
      FunctionDetails details = request.details(Optional.of(before.details()));
      snapStart.check(details);
      function.change(
          DeployedFunction.Revision.now(
              code.deploy(configuration, details.runtime()), details, before.code()));
      return ApiResponse.json(200, FunctionConfiguration.of(function, call.functionName()));
    }
  }

  private ApiResponse updateCode(ApiRequest call) {
    checkSize(call, "UpdateFunctionCode");
    DeployedFunction function = functions.latest(call.functionName());
    synchronized (function) {
      DeployedFunction.Revision before = function.revision();
      FunctionRequest request = new FunctionRequest(call.body());
      checkRevision(request.body(), before.revisionId());
      CodePackage zip = code.take(request.body(), functions);
      LambdaConfiguration configuration =
          request.configuration(
              function.name(),
              zip.zip(),
              region,
              credentials,
              Optional.of(before.function().configuration()));
      DeployedFunction.Revision after =
          DeployedFunction.Revision.now(
              code.deploy(configuration, before.details().runtime(), zip), before.details(), zip);
      boolean dry = request.body().flag("DryRun").orElse(false);
      if (dry) {
        code.drop(zip);
        return ApiResponse.json(
            200, FunctionConfiguration.of(after, function.state(), function.arn()));
      }
      function.change(after);
      code.dropUnused(before.code(), functions);
      return ApiResponse.json(200, publishedIfAsked(request.body(), function));
    }
  }

  private ApiResponse list(ApiRequest call) {
    Optional<String> versions = call.parameter("FunctionVersion");
    if (versions.isPresent() && !versions.get().equals("ALL")) {
      throw ServiceException.constraint(
          "functionVersion", versions.get(), "Member must satisfy enum value set: [ALL]");
    }
    return ApiResponse.json(
        200,
        versions.isPresent()
            ? VersionOperations.page(call, functions.allVersions())
                .answer("Functions", FunctionConfiguration::ofVersion)
            : ListPage.of(call, PAGE, functions.all(), DeployedFunction::name)
                .answer("Functions", FunctionConfiguration::ofFunction));
  }

  private ApiResponse delete(ApiRequest call) {
    FunctionName name = call.functionName();
    FunctionVersions function = functions.versions(name);
    Set<CodePackage> zips = functions.packages();
    if (name.qualifier().isPresent()) {
      functions.remove(function, name.qualifier().get());
    } else {
      functions.remove(function);
    }
    zips.forEach(zip -> code.dropUnused(zip, functions));
    return ApiResponse.empty(204);
  }

  private static void checkSize(ApiRequest call, String operation) {
    if (call.request().body().length > CodeUpload.MAX_REQUEST_BYTES) {
      throw ServiceException.requestTooLarge(
          "RequestEntityTooLargeException", CodeUpload.MAX_REQUEST_BYTES, operation);
    }
  }

  /**
   * Whether what a request is to change is what its sender has seen.
   *
   * @throws ServiceException if it says a revision, and that is another now
   */
  static void checkRevision(ApiBody body, String there) {
    body.text("RevisionId")
        .filter(expected -> !expected.equals(there))
        .ifPresent(
            expected -> {
              throw new ServiceException(
                  412,
                  "PreconditionFailedException",
                  "The Revision Id provided does not match the latest Revision Id. Call the"
                      + " GetFunction/GetAlias API to retrieve the latest Revision Id");
            });
  }
}

package io.faasduet.localcloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions: made, shown, listed, changed and deleted. */
final class FunctionOperations {
  private static final int PAGE = 50;

  private final Functions functions;
  private final FunctionCode code;
  private final AccountConcurrency account;

  FunctionOperations(Functions functions, FunctionCode code, AccountConcurrency account) {
    this.functions = functions;
    this.code = code;
    this.account = account;
  }

  void addTo(LambdaApi api) {
    api.with("POST", "/2015-03-31/functions", this::create)
        .with("GET", "/2015-03-31/functions", this::list)
        .with("GET", "/2015-03-31/functions/*/configuration", this::configuration)
        .with("PUT", "/2015-03-31/functions/*/configuration", this::updateConfiguration)
        .with("PUT", "/2015-03-31/functions/*/code", this::updateCode)
        .with("GET", "/2015-03-31/functions/*", this::get)
        .with("DELETE", "/2015-03-31/functions/*", this::delete)
        .with("GET", FunctionCode.PATH, this::download);
  }

  private ApiAnswer create(ApiCall call) {
    checkSize(call, "CreateFunction");
    ApiBody body = call.body();
    FunctionName name = FunctionName.parse(body.required("FunctionName"));
    FunctionRequest request = new FunctionRequest(body);
    FunctionDetails details = request.details(Optional.empty());
    if (functions.named(name.name()).isPresent()) {
      throw ServiceException.conflict("Function already exist: " + name.name());
    }
    CodePackage zip = code.take(body.object("Code"), functions);
    LambdaConfiguration configuration =
        request.configuration(name.name(), zip.zip(), Optional.empty());
    DeployedFunction added =
        functions.add(DeployedFunction.Revision.now(code.deploy(configuration), details, zip));
    return ApiAnswer.json(201, FunctionDescription.of(added.revision()));
  }

  private ApiAnswer get(ApiCall call) {
    DeployedFunction function = functions.find(call.functionName());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Configuration", FunctionDescription.of(function.revision()));
    answer.put(
        "Code",
        Map.of("RepositoryType", "S3", "Location", FunctionCode.location(call, function.name())));
    account
        .reserved(function.name())
        .ifPresent(
            reserved ->
                answer.put("Concurrency", Map.of("ReservedConcurrentExecutions", reserved)));
    return ApiAnswer.json(200, answer);
  }

  private ApiAnswer download(ApiCall call) {
    return code.download(functions.find(call.functionName()));
  }

  private ApiAnswer configuration(ApiCall call) {
    return ApiAnswer.json(
        200, FunctionDescription.of(functions.find(call.functionName()).revision()));
  }

  private ApiAnswer updateConfiguration(ApiCall call) {
    DeployedFunction function = functions.find(call.functionName());
    synchronized (function) {
      DeployedFunction.Revision before = function.revision();
      FunctionRequest request = new FunctionRequest(call.body());
      checkRevision(request.body(), before);
      LambdaConfiguration configuration =
          request.configuration(
              function.name(), before.code().zip(), Optional.of(before.function().configuration()));
      function.change(
          DeployedFunction.Revision.now(
              code.deploy(configuration),
              request.details(Optional.of(before.details())),
              before.code()));
      return ApiAnswer.json(200, FunctionDescription.of(function.revision()));
    }
  }

  private ApiAnswer updateCode(ApiCall call) {
    checkSize(call, "UpdateFunctionCode");
    DeployedFunction function = functions.find(call.functionName());
    synchronized (function) {
      DeployedFunction.Revision before = function.revision();
      FunctionRequest request = new FunctionRequest(call.body());
      checkRevision(request.body(), before);
      CodePackage zip = code.take(request.body(), functions);
      LambdaConfiguration configuration =
          request.configuration(
              function.name(), zip.zip(), Optional.of(before.function().configuration()));
      DeployedFunction.Revision after =
          DeployedFunction.Revision.now(code.deploy(configuration), before.details(), zip);
      boolean dry = request.body().flag("DryRun").orElse(false);
      if (!dry) {
        function.change(after);
      }
      code.drop(dry ? zip : before.code());
      return ApiAnswer.json(200, FunctionDescription.of(after));
    }
  }

  private ApiAnswer list(ApiCall call) {
    List<DeployedFunction> all = functions.all();
    Page<DeployedFunction> page = Page.of(call, PAGE, all, DeployedFunction::name);
    return ApiAnswer.json(
        200, page.answer("Functions", function -> FunctionDescription.of(function.revision())));
  }

  private ApiAnswer delete(ApiCall call) {
    DeployedFunction function = functions.find(call.functionName());
    functions.remove(function);
    code.drop(function.revision().code());
    return ApiAnswer.empty(204);
  }

  private static void checkSize(ApiCall call, String operation) {
    if (call.request().body().length > CodeUpload.MAX_REQUEST_BYTES) {
      throw ServiceException.requestTooLarge(
          "RequestEntityTooLargeException", CodeUpload.MAX_REQUEST_BYTES, operation);
    }
  }

  private static void checkRevision(ApiBody body, DeployedFunction.Revision there) {
    body.text("RevisionId")
        .filter(expected -> !expected.equals(there.revisionId()))
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

package io.faasduet.cli.cloud.aws;

import io.faasduet.cli.cloud.CloudException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Functions of Lambda, tagged with the deployment's id. Failures are the SDK's. */
final class AwsFunctions {
  private static final String TAG = "duet-sebs-id";

  private final LambdaClient lambda;
  private final String id;

  AwsFunctions(AwsAccount account, String id) {
    this.lambda = account.lambda();
    this.id = id;
  }

  Optional<GetFunctionResponse> find(String name) {
    try {
      return Optional.of(lambda.getFunction(it -> it.functionName(name)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whether a function that is there was made for this deployment. */
  boolean isOwn(GetFunctionResponse there) {
    return there.hasTags() && id.equals(there.tags().get(TAG));
  }

  void create(FunctionDeployment function, FunctionZip code) {
    lambda.createFunction(
        it ->
            it.functionName(function.name())
                .code(code.forCreate())
                .handler(function.handler())
                .runtime(function.runtime())
                .architectures(Architecture.fromValue(function.architecture()))
                .memorySize(function.memoryMb())
                .timeout((int) function.timeout().toSeconds())
                .environment(env -> env.variables(function.variables()))
                .role(function.role())
                .tags(Map.of(TAG, id)));
    awaitActive(function.name());
  }

  void updateCode(FunctionDeployment function, FunctionZip code) {
    lambda.updateFunctionCode(
        code.forUpdate(function.name(), Architecture.fromValue(function.architecture())));
    awaitUpdated(function.name());
  }

  /** Updates what differs from what is wanted, but the code. */
  void updateConfiguration(FunctionDeployment wanted, FunctionConfiguration there) {
    boolean same =
        there.memorySize() == wanted.memoryMb()
            && there.timeout() == wanted.timeout().toSeconds()
            && wanted.handler().equals(there.handler())
            && wanted.runtime().equals(there.runtimeAsString())
            && wanted.role().equals(there.role())
            && wanted.variables().equals(variables(there));
    if (!same) {
      lambda.updateFunctionConfiguration(
          it ->
              it.functionName(wanted.name())
                  .handler(wanted.handler())
                  .runtime(wanted.runtime())
                  .memorySize(wanted.memoryMb())
                  .timeout((int) wanted.timeout().toSeconds())
                  .environment(env -> env.variables(wanted.variables()))
                  .role(wanted.role()));
      awaitUpdated(wanted.name());
    }
  }

  private static Map<String, String> variables(FunctionConfiguration there) {
    return there.environment() == null ? Map.of() : there.environment().variables();
  }

  private void awaitActive(String name) {
    lambda.waiter().waitUntilFunctionActiveV2(it -> it.functionName(name));
  }

  private void awaitUpdated(String name) {
    lambda.waiter().waitUntilFunctionUpdatedV2(it -> it.functionName(name));
  }

  /** The HTTP address of a function, if it has one. */
  Optional<URI> url(String name) {
    try {
      return Optional.of(
          URI.create(lambda.getFunctionUrlConfig(it -> it.functionName(name)).functionUrl()));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  void createUrl(String name) {
    lambda.createFunctionUrlConfig(it -> it.functionName(name).authType(FunctionUrlAuthType.NONE));
  }

  /** Lets anybody who has the address invoke the function by it. */
  void permitUrl(String name) {
    try {
      lambda.addPermission(
          it ->
              it.functionName(name)
                  .statementId("duet-url")
                  .action("lambda:InvokeFunctionUrl")
                  .principal("*")
                  .functionUrlAuthType(FunctionUrlAuthType.NONE));
      lambda.addPermission(
          it ->
              it.functionName(name)
                  .statementId("duet-url-invoke")
                  .action("lambda:InvokeFunction")
                  .principal("*")
                  .invokedViaFunctionUrl(true));
    } catch (ResourceConflictException e) {
      // it is permitted already
    }
  }

  void deleteUrl(String name) {
    try {
      lambda.deleteFunctionUrlConfig(it -> it.functionName(name));
    } catch (ResourceNotFoundException e) {
      // it is gone
    }
  }

  void delete(String name) {
    try {
      lambda.deleteFunction(it -> it.functionName(name));
    } catch (ResourceNotFoundException e) {
      // it is gone
    }
  }

  /**
   * What is deployed.
   *
   * @throws CloudException if it is not what was wanted
   */
  FunctionDeployment.Deployed readBack(FunctionDeployment wanted, String sha256) {
    FunctionConfiguration there = find(wanted.name()).orElseThrow().configuration();
    if (there.memorySize() != wanted.memoryMb() || !sha256.equals(there.codeSha256())) {
      throw new CloudException(
          "function %s has %d MB and code %s after its update, not %d MB and code %s; is it updated elsewhere?"
              .formatted(
                  wanted.name(),
                  there.memorySize(),
                  there.codeSha256(),
                  wanted.memoryMb(),
                  sha256));
    }
    return new FunctionDeployment.Deployed(there.memorySize(), there.codeSha256());
  }
}

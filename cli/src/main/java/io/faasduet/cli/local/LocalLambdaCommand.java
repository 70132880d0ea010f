package io.faasduet.cli.local;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.LocalStorage;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "lambda",
    description = "Run AWS Lambda for Java functions, until Ctrl-C. The AWS CLI and SDKs use it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Queues are found at AWS_ENDPOINT_URL_SQS, code in S3 at AWS_ENDPOINT_URL_S3.",
      "",
      "Example:",
      "  duet local lambda --port 9001 --deploy chameleon,cnn-serving",
      "  aws lambda --endpoint-url http://127.0.0.1:9001 list-functions"
    })
public final class LocalLambdaCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String BUCKET = "code";

  @Spec CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "9001",
      description = "Where to listen; 0 for any free port; default ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = "--deploy",
      paramLabel = "FUNCTION",
      split = ",",
      description = "Functions to begin with: names, directories or zips.")
  List<String> functions = List.of();

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "1769",
      description = "The memory of these; processor time follows; default ${DEFAULT-VALUE}.")
  int megabytes;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "" + LambdaOptions.DEFAULT_CONCURRENCY,
      description = "Requests at once, of all functions; default ${DEFAULT-VALUE}.")
  int concurrency;

  @Option(names = "--s3", description = "Start an S3 server too, with a bucket for code.")
  boolean s3;

  @Override
  public Integer call() throws InterruptedException {
    check();
    Catalogue catalogue = Catalogue.ofThisDirectory();
    List<PackagedFunction> deployed = functions.stream().map(catalogue::find).toList();
    deployed.forEach(PackagedFunction::lambdaArtefact);
    Optional<LocalStorage> storage = s3 ? Optional.of(LocalStorage.start()) : Optional.empty();
    storage.ifPresent(
        store -> {
          Runtime.getRuntime().addShutdownHook(new Thread(store::close, "close-s3"));
          store.createBucket(BUCKET);
        });
    LocalLambda lambda =
        LocalLambda.start(
            LambdaOptions.of(settings(storage)).withPort(port).withConcurrency(concurrency));
    deployed.forEach(function -> deploy(lambda, function, storage));
    welcome(lambda, storage, deployed);
    Thread.currentThread().join(); // a signal ends this JVM, and with it all that it started
    return 0;
  }

  private void check() {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be from 0 to 65535, not " + port);
    } else if (megabytes < 128 || megabytes > 10_240) {
      throw new UsageException("--memory must be from 128 to 10240, not " + megabytes);
    } else if (concurrency < 1) {
      throw new UsageException("--concurrency must be at least 1, not " + concurrency);
    }
  }

  private static Map<String, String> settings(Optional<LocalStorage> storage) {
    Map<String, String> settings = new HashMap<>(System.getenv());
    storage.map(LocalStorage::settings).ifPresent(settings::putAll);
    return settings;
  }

  private void deploy(
      LocalLambda lambda, PackagedFunction function, Optional<LocalStorage> storage) {
    FunctionArtefact artefact = function.lambdaArtefact();
    Map<String, String> variables = InheritedEnvironment.with(function.descriptor().environment());
    storage.map(LocalStorage::settings).ifPresent(variables::putAll);
    lambda.deploy(
        new LambdaConfiguration(
            function.name(),
            artefact.lambdaZip(),
            artefact.handlerClass(),
            megabytes,
            TIMEOUT,
            variables));
  }

  private void welcome(
      LocalLambda lambda, Optional<LocalStorage> storage, List<PackagedFunction> deployed) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("AWS Lambda is at " + lambda.endpoint() + "; Ctrl-C ends it. To use it:");
    out.println();
    out.println("  export AWS_DEFAULT_REGION=us-east-1");
    out.println("  export AWS_ACCESS_KEY_ID=duet AWS_SECRET_ACCESS_KEY=embedded-s3");
    out.println("  aws lambda --endpoint-url " + lambda.endpoint() + " list-functions");
    storage.ifPresent(
        store ->
            out.println(
                "  aws s3 --endpoint-url "
                    + store.settings().get("AWS_ENDPOINT_URL_S3")
                    + " cp FILE s3://"
                    + BUCKET));
    out.println();
    if (!deployed.isEmpty()) {
      out.printf(
          "Deployed, with %s: %s%n",
          ProcessLimits.ofLambda(megabytes),
          deployed.stream().map(PackagedFunction::name).collect(Collectors.joining(", ")));
    }
    out.println("Functions are limited by " + lambda.isolation().label() + ".");
    out.flush();
  }
}

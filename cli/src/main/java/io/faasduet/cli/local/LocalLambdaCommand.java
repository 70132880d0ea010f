package io.faasduet.cli.local;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.cli.command.JdkOption;
import io.faasduet.cli.command.ListenOptions;
import io.faasduet.cli.command.ServiceEndpoint;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.execution.InitCpu;
import io.faasduet.localcloud.lambda.execution.LogListener;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.ReservedVariables;
import io.faasduet.localcloud.lambda.http.HttpFrontEnd;
import io.faasduet.localcloud.process.JavaInstallation;
import io.faasduet.localcloud.process.ShownText;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.storage.LocalStorage;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  /** The end of the name under which a function is deployed with its handler for HTTP. */
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
      names = "--api",
      paramLabel = "FUNCTION",
      split = ",",
      description =
          "Functions to serve as HTTP APIs and Function URLs, deployed as "
              + "NAME-api; each has its addresses printed.")
  List<String> apis = List.of();

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

  @Option(
      names = "--init-cpu",
      paramLabel = "N|share",
      defaultValue = "1",
      description =
          "vCPUs at least during INIT, or the memory's share alone; default "
              + "${DEFAULT-VALUE}, about what AWS gives.")
  String initCpu;

  @Mixin LambdaStart start = new LambdaStart();

  @Option(names = "--logs", description = "Print the log of each invocation when it has ended.")
  boolean logs;

  @Mixin JdkOption jdk = new JdkOption();

  @Mixin ListenOptions listen = new ListenOptions();

  @Option(names = "--s3", description = "Start an S3 server too, with a bucket for code.")
  boolean s3;

  @Override
  public Integer call() throws InterruptedException {
    check();
    JavaInstallation java = jdk.java();
    Catalogue catalogue = Catalogue.ofThisDirectory();
    List<PackagedFunction> deployed = functions.stream().map(catalogue::find).toList();
    deployed.forEach(PackagedFunction::lambdaArtefact);
    List<PackagedFunction> served = apis.stream().map(catalogue::find).toList();
    served.forEach(LocalLambdaCommand::requireApi);
    Optional<LocalStorage> storage =
        s3 ? Optional.of(LocalStorage.start(listen.listen())) : Optional.empty();
    storage.ifPresent(
        store -> {
          Runtime.getRuntime().addShutdownHook(new Thread(store::close, "close-s3"));
          store.createBucket(BUCKET);
        });
    LocalLambda lambda =
        LocalLambda.start(
            LambdaOptions.of(settings(storage))
                .withListen(listen.listen())
                .withPort(port)
                .withLogs(logs ? this::print : LogListener.SILENT)
                .withInitCpu(initCpu())
                .withJava(java)
                .withConcurrency(concurrency));
    listen.warn("AWS Lambda", spec.commandLine().getErr());
    for (PackagedFunction function : deployed) {
      String handler = function.lambdaArtefact().handlerClass();
      deploy(lambda, function.name(), function, handler, storage);
    }
    for (PackagedFunction function : served) {
      deploy(lambda, function.apiName(), function, function.apiHandler(), storage);
    }
    welcome(lambda, storage, deployed);
    served.forEach(function -> serve(lambda, function));
    Thread.currentThread().join(); // a signal ends this JVM, and with it all that it started
    return 0;
  }

  private void check() {
    List.of("S3", "SQS").forEach(service -> ServiceEndpoint.of(service, System.getenv()));
    listen.listen();
    initCpu();
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be from 0 to 65535, not " + port);
    } else if (megabytes < 128 || megabytes > 10_240) {
      throw new UsageException("--memory must be from 128 to 10240, not " + megabytes);
    } else if (functions.isEmpty() && apis.isEmpty() && given("--memory")) {
      throw new UsageException("--memory is for --deploy and --api; leave it out");
    } else if (concurrency < 1) {
      throw new UsageException("--concurrency must be at least 1, not " + concurrency);
    }
    start.check(!functions.isEmpty() || !apis.isEmpty());
  }

  private boolean given(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private InitCpu initCpu() {
    try {
      return InitCpu.parse(initCpu);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--init-cpu: " + e.getMessage());
    }
  }

  private static Map<String, String> settings(Optional<LocalStorage> storage) {
    Map<String, String> settings = new HashMap<>(System.getenv());
    storage.map(LocalStorage::settings).ifPresent(settings::putAll);
    return settings;
  }

  private void deploy(
      LocalLambda lambda,
      String name,
      PackagedFunction function,
      String handler,
      Optional<LocalStorage> storage) {
    Map<String, String> defaults = new HashMap<>(function.descriptor().environment());
    Map<String, String> inherited = InheritedEnvironment.with(defaults);
    storage.map(LocalStorage::settings).ifPresent(inherited::putAll);
    inherited.putAll(start.variables());
    defaults.entrySet().removeIf(own -> !own.getValue().equals(inherited.get(own.getKey())));
    defaults.keySet().removeAll(ReservedVariables.among(defaults.keySet()));
    lambda.deploy(
        new LambdaConfiguration(
                name, function.lambdaArtefact().lambdaZip(), handler, megabytes, TIMEOUT, defaults)
            .inheriting(inherited)
            .in(lambda.region()));
    start.prepare(lambda, name, spec.commandLine().getErr());
  }

  /** Each line behind the function's name; functions may print what a terminal obeys. */
  private void print(String function, byte[] log) {
    PrintWriter out = spec.commandLine().getOut();
    StringBuilder lines = new StringBuilder();
    new String(log, StandardCharsets.UTF_8)
        .lines()
        .map(ShownText::inLine)
        .forEach(line -> lines.append(function).append(" | ").append(line).append('\n'));
    out.print(lines);
    out.flush();
  }

  private static void requireApi(PackagedFunction function) {
    function.apiHandler();
    function.lambdaArtefact();
    function.apiName();
  }

  private void serve(LocalLambda lambda, PackagedFunction function) {
    PrintWriter out = spec.commandLine().getOut();
    URI api = lambda.expose(function.apiName(), HttpFrontEnd.HTTP_API, 0).uri();
    URI url = lambda.expose(function.apiName(), HttpFrontEnd.FUNCTION_URL, 0).uri();
    out.printf("%n%s as an HTTP API:    curl -d '{}' %s%n", function.name(), api);
    out.printf("%s as a Function URL: curl -d '{}' %s%n", function.name(), url);
    out.flush();
  }

  private void welcome(
      LocalLambda lambda, Optional<LocalStorage> storage, List<PackagedFunction> deployed) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("AWS Lambda is at " + lambda.endpoint() + "; Ctrl-C ends it. To use it:");
    out.println();
    out.println("  export AWS_DEFAULT_REGION=" + lambda.region());
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
    out.println("Functions run on JDK " + jdk.java().version() + ", unless they name a runtime.");
    out.println("Functions are limited by " + lambda.isolation().label() + ".");
    out.flush();
  }
}

package io.faasduet.localcloud.startup.training;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.lambda.execution.InitResult;
import io.faasduet.localcloud.lambda.execution.RuntimeProcess;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.limits.ProcessSandbox;
import io.faasduet.localcloud.startup.CdsArchive;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes the CDS archive of a Lambda zip, unpacked, with one invocation. */
public final class LambdaTraining {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** One whole processor's worth, on Lambda. */
  private static final int MEMORY_MEGABYTES = 1769;

  private LambdaTraining() {}

  /**
   * Makes the archive, unless it is there.
   *
   * @throws IOException if the handler cannot be made or the writing of the archive fails
   */
  public static CdsArchive run(FunctionArtefact function, CacheDirectory cache) throws IOException {
    LambdaConfiguration configuration =
        new LambdaConfiguration(
            function.name(),
            function.lambdaZip(),
            function.handlerClass(),
            MEMORY_MEGABYTES,
            LIMIT,
            Map.of());
    LambdaFunction deployed =
        LambdaFunction.unpack(configuration, RuntimeClient.installed(cache), cache);
    CdsArchive archive = deployed.archive();
    if (!archive.exists()) {
      train(deployed.with(archive.trainingFlags()));
      archive.adopt();
    }
    return archive;
  }

  private static void train(LambdaFunction function) throws IOException {
    ProcessSandbox unlimited = ChildProcesses.ofThisJvm().limiter().unlimited();
    try (RuntimeProcess process = new RuntimeProcess(function, unlimited)) {
      InitResult init = process.awaitInit(LIMIT);
      if (!(init instanceof InitResult.Ready)) {
        throw new IOException("the training run's INIT phase ended with " + init);
      }
      process.call(
          new LambdaInvocation(
              "00000000-0000-0000-0000-000000000000",
              function.arn(),
              new byte[] {'{', '}'},
              Optional.empty()),
          LIMIT,
          LIMIT);
      if (!process.terminate(LIMIT)) {
        throw new IOException("the training run did not end within " + LIMIT.toSeconds() + " s");
      }
    }
  }
}

package io.faasduet.cli.sebs.local;

import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The process of one storage service; {@link StorageStartCommand} starts it. */
@Command(
    name = "serve",
    hidden = true,
    description = "Serve one kind of storage until it is ended.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs storage serve object"})
final class StorageServeCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "KIND", description = "object or nosql.")
  String kind;

  @Override
  public void run() {
    StorageKind.Running service = StorageKind.of(kind).get(0).serve();
    Runtime.getRuntime().addShutdownHook(new Thread(service.close(), "close-storage"));
    ReadyLine.print(spec, service.endpoint().toString());
    try {
      new CountDownLatch(1).await(); // a signal ends this JVM
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.faasduet.server;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.runtime.ExecutionEnvironment;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.telemetry.TelemetryLines;
import io.faasduet.server.exchange.AccessLog;
import io.faasduet.server.snapshot.SnapshotDialogue;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server process from its first line to its exit. */
final class ServerMain {
  private static final int EXIT_FAILED = 1;
  private static final int EXIT_WRONG_SETTING = 2;
  private static final long LAST_ANSWER_MILLIS = 200;

  private ServerMain() {}

  static void run(FunctionSpec<?, ?> spec) {
    FutureTask<Vertx> vertx = new FutureTask<>(ServerMain::startVertx);
    new Thread(vertx, "duet-event-loop-start").start();
    ExecutionEnvironment.enteredNanos();
    try {
      serve(spec, Settings.of(System.getenv()), vertx);
    } catch (InvalidSettingException e) {
      exit(EXIT_WRONG_SETTING, e.getMessage());
    } catch (UncheckedIOException e) {
      exit(EXIT_FAILED, e.getMessage());
    } catch (Exception | Error e) {
      Logger log = LoggerFactory.getLogger(ServerMain.class);
      log.error("{} cannot be served", spec.name(), e);
      exit(EXIT_FAILED, spec.name() + " cannot be served: " + e);
    }
  }

  /** This process is the server's own, so it may set system properties. */
  private static Vertx startVertx() {
    VertxConfiguration.setSystemProperties();
    return VertxConfiguration.start();
  }

  /**
   * Ends a process whose JVM has failed, as Lambda's runtime does, once the failed call's answer
   * has had a moment to leave. Other calls are lost with it.
   */
  private static void halt(VirtualMachineError error) {
    Thread end =
        new Thread(
            () -> {
              try {
                Thread.sleep(LAST_ANSWER_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(EXIT_FAILED);
            });
    try {
      end.start();
    } catch (VirtualMachineError noThread) {
      Runtime.getRuntime().halt(EXIT_FAILED);
    }
  }

  /** The event loop starts during INIT: the two have nothing to do with each other. */
  private static void serve(FunctionSpec<?, ?> spec, Settings settings, Future<Vertx> vertx)
      throws Exception {
    ServerSettings serverSettings = ServerSettings.from(settings);
    ServerAddress address = ServerAddress.from(settings);
    AccessLog log = AccessLog.from(settings);
    boolean snapshots = SnapshotDialogue.wanted(settings);
    FunctionHost<?, ?> host =
        FunctionHost.start(spec, InitContext.of(settings), FunctionServer.SERVED);
    System.out.println(host.initLine());
    FunctionServer server =
        FunctionServer.start(
            host,
            serverSettings,
            CallerTimeouts.DEFAULT,
            address,
            log,
            vertx.get(),
            ServerMain::halt);
    Termination.drainThenExit(
        () -> {
          if (server.drain()) {
            host.close();
          }
        });
    System.out.println(TelemetryLines.readyLine(server.port()));
    System.out.flush();
    if (snapshots) {
      new SnapshotDialogue(host, server.suspendable()).run(System.in, System.out);
    }
  }

  /** The reason is one line, even if it names a setting's value that is not. */
  private static void exit(int status, String reason) {
    System.err.println(reason.replaceAll("[\\p{Cc}&&[^\t]]+", " "));
    System.exit(status);
  }
}

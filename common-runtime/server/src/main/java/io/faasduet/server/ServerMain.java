package io.faasduet.server;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.runtime.ExecutionEnvironment;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.telemetry.TelemetryLines;
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

  private ServerMain() {}

  static void run(FunctionSpec<?, ?> spec) {
    FutureTask<Vertx> vertx = new FutureTask<>(LeanVertx::start);
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

  /** The event loop starts beside INIT: the two have nothing to do with each other. */
  private static void serve(FunctionSpec<?, ?> spec, Settings settings, Future<Vertx> vertx)
      throws Exception {
    ServerSettings serverSettings = ServerSettings.from(settings);
    FunctionHost<?, ?> host =
        FunctionHost.start(spec, InitContext.of(settings), FunctionServer.SERVED);
    System.out.println(host.initLine());
    FunctionServer server = FunctionServer.start(host, serverSettings, vertx.get());
    Termination.drainThenExit(
        () -> {
          if (server.drain()) {
            host.close();
          }
        });
    System.out.println(TelemetryLines.readyLine(server.port()));
    System.out.flush();
  }

  private static void exit(int status, String reason) {
    System.err.println(reason);
    System.exit(status);
  }
}

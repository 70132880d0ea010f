package io.faasduet.server.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.runtime.telemetry.TelemetryLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Optional;

/**
 * What a server does when somebody takes a snapshot of its process, and in each process that is
 * restored from it: with the setting {@value #SETTING}{@code =stdin} it is told by lines on
 * standard input.
 *
 * <ul>
 *   <li>{@code snapshot}: it calls its own health checks, closes its port and its connections, runs
 *       the function's hook, clears the heap, and prints {@code {"duet":{"snapshot":{…}}}}. Nothing
 *       of it moves then.
 *   <li>{@code restored}: it becomes an instance of its own, runs the function's other hook, prints
 *       {@code {"duet":{"restored":{…}}}}, listens anew, and prints its ready line, with another
 *       port if {@code PORT} is 0: any number can be restored on one machine.
 * </ul>
 *
 * <p>Standard input must stay open. Its end, and other lines, mean nothing.
 */
public final class SnapshotDialogue {
  private static final String SETTING = "DUET_SNAPSHOT";
  private static final String STDIN = "stdin";
  private static final String SNAPSHOT = "snapshot";
  private static final String RESTORED = "restored";

  private final FunctionHost<?, ?> host;
  private final SuspendableServer server;

  /** Of a server and the host of its function. */
  public SnapshotDialogue(FunctionHost<?, ?> host, SuspendableServer server) {
    this.host = host;
    this.server = server;
  }

  /**
   * Whether a process takes part in it.
   *
   * @throws InvalidSettingException if the setting has another value
   */
  public static boolean wanted(Settings settings) {
    Optional<String> value = settings.text(SETTING);
    if (value.isPresent() && !value.get().equals(STDIN)) {
      throw new InvalidSettingException(
          "%s must be %s or left out, not '%s'".formatted(SETTING, STDIN, value.get()));
    }
    return value.isPresent();
  }

  /** Does what it is told, until there is nothing more to read. */
  public void run(InputStream in, PrintStream out) throws Exception {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, US_ASCII));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(SNAPSHOT)) {
        suspend();
        print(out, TelemetryLines.snapshotLine());
      } else if (line.equals(RESTORED)) {
        resume(out);
      }
    }
  }

  private void suspend() throws Exception {
    server.suspend();
    host.beforeSnapshot();
  }

  private void resume(PrintStream out) throws Exception {
    long hookNanos = host.afterRestore();
    print(out, TelemetryLines.restoredLine(hookNanos));
    print(out, TelemetryLines.readyLine(server.resume()));
  }

  private static void print(PrintStream out, String line) throws IOException {
    out.println(line);
    out.flush();
    if (out.checkError()) {
      throw new IOException("standard output is closed");
    }
  }
}

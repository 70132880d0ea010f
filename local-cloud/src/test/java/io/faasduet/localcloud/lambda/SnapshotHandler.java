package io.faasduet.localcloud.lambda;

import com.amazonaws.services.lambda.crac.Context;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A handler with hooks for snapshots, in its own process; says what has happened to it. */
public final class SnapshotHandler implements RequestStreamHandler, Resource {
  static final String HANG = "\"hang\"";

  private String instance = UUID.randomUUID().toString();
  private String ran = "init";
  private int calls;

  public SnapshotHandler() {
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    String awaited = System.getenv("WAIT_BEFORE");
    while (awaited != null && !Files.exists(Path.of(awaited))) {
      LockSupport.parkNanos(5_000_000);
    }
    if (System.getenv("FAIL_BEFORE") != null) {
      throw new IllegalStateException("not to be closed");
    }
    ran += " before";
    System.out.println("before the snapshot");
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) throws Exception {
    if (System.getenv("FAIL_AFTER") != null) {
      throw new IllegalStateException("no connection after all");
    }
    if (System.getenv("HANG_AFTER") != null) {
      Thread.currentThread().join();
    }
    instance = UUID.randomUUID().toString();
    ran += " after";
    System.out.println("after the restore");
  }

  @Override
  public void handleRequest(
      InputStream input, OutputStream output, com.amazonaws.services.lambda.runtime.Context context)
      throws IOException {
    String payload = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    if (payload.equals(HANG)) {
      Files.createFile(Path.of(System.getenv("HANGS")));
      LockSupport.park();
    }
    Path mine = Path.of(System.getProperty("java.io.tmpdir"), "mine");
    String files = Files.exists(mine) ? Files.readString(mine) : "none";
    Files.writeString(mine, instance);
    System.out.println("serves " + context.getAwsRequestId());
    output.write(
        "{\"ran\":\"%s\",\"instance\":\"%s\",\"id\":\"%s\",\"call\":%d,\"log\":\"%s\",\"files\":\"%s\",\"payload\":%s}"
            .formatted(
                ran,
                instance,
                context.getAwsRequestId(),
                ++calls,
                System.getenv("AWS_LAMBDA_LOG_STREAM_NAME"),
                files,
                payload)
            .getBytes(StandardCharsets.UTF_8));
  }
}

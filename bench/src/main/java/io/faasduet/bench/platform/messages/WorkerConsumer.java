package io.faasduet.bench.platform.messages;

import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.WorkerProcess;
import java.util.Optional;
import java.util.OptionalLong;

/** A server process that takes messages, with the memory and processor time of its target. */
final class WorkerConsumer implements MessageConsumer {
  private static final String HANDLER = "Handler";
  private static final String SOCKET = "zeromq";

  private final FunctionArtefact artefact;
  private final TargetRequest request;
  private WorkerProcess process;

  WorkerConsumer(FunctionArtefact artefact, TargetRequest request) {
    this.artefact = artefact;
    this.request = request;
  }

  @Override
  public String start(String queue) {
    process =
        WorkerProcess.start(
            artefact,
            artefact.handlerClass().replaceAll(HANDLER + "$", "Worker"),
            queue.isEmpty() ? SOCKET : queue,
            request.function().settings(),
            Optional.of(ProcessLimits.ofLambda(request.megabytes())));
    return process.address();
  }

  @Override
  public void makeCold() {
    close();
  }

  @Override
  public boolean hasEnded() {
    return process != null && !process.isAlive();
  }

  @Override
  public OptionalLong residentBytes() {
    long bytes = process == null ? 0 : process.residentBytes();
    return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}

package io.faasduet.bench.platform.messages;

import io.faasduet.bench.platform.EnvironmentRecycler;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.platform.remote.RunCloud;
import io.faasduet.localcloud.FunctionArtefact;

/** A function on a cloud's Lambda, fed by an event source mapping; see {@link QueueMapping}. */
final class CloudConsumer implements MessageConsumer {
  private final RunCloud cloud;
  private final String target;
  private final EnvironmentRecycler environments;
  private final boolean batches;
  private boolean fed;

  private CloudConsumer(
      RunCloud cloud, String target, EnvironmentRecycler environments, boolean batches) {
    this.cloud = cloud;
    this.target = target;
    this.environments = environments;
    this.batches = batches;
  }

  /** Makes the function of a target, which takes no messages before it is started. */
  static CloudConsumer deployed(
      RunCloud cloud, FunctionArtefact artefact, TargetRequest request, boolean batches) {
    return new CloudConsumer(
        cloud,
        request.text(),
        cloud.environments(cloud.makeFunction(request, QueueMapping.handler(artefact))),
        batches);
  }

  @Override
  public String start(String queue) {
    if (!fed) {
      cloud.feed(target, queue, batches);
      fed = true;
    }
    return queue;
  }

  @Override
  public void makeCold() {
    environments.recycle();
  }

  @Override
  public void close() {
    environments.close();
  }
}

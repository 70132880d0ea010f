package io.faasduet.runtime;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** A host as org.crac sees it. */
final class SnapshotResource implements Resource {
  private final FunctionHost<?, ?> host;

  private SnapshotResource(FunctionHost<?, ?> host) {
    this.host = host;
  }

  static Resource registered(FunctionHost<?, ?> host) {
    Resource resource = new SnapshotResource(host);
    Core.getGlobalContext().register(resource);
    return resource;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
    host.beforeSnapshot();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) throws Exception {
    host.afterRestore();
  }
}

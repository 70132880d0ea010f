package io.faasduet.sebs.graph;

import io.faasduet.api.FunctionSpec;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.FunctionContract;
import java.util.List;

/** What each function on graphs refuses: they have one request. */
public abstract class GraphContract extends FunctionContract {
  protected GraphContract(FunctionSpec<?, ?> spec) {
    super(spec);
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("size", "{\"size\":0}"),
        BadRequest.ofField("size", "{\"size\":-10}"),
        BadRequest.ofField("size", "{\"size\":2000001}"),
        BadRequest.ofField("size", "{\"size\":\"large\"}"),
        BadRequest.ofField("size", "{\"size\":1.5}"),
        BadRequest.ofField("seed", "{\"size\":10,\"seed\":\"x\"}"),
        BadRequest.ofField("seed", "{\"size\":10,\"seed\":9223372036854775808}"));
  }
}

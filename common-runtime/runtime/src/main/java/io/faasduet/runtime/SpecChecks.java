package io.faasduet.runtime;

import io.faasduet.api.Capability;
import io.faasduet.api.FunctionSpec;
import io.faasduet.runtime.json.Json;
import java.util.List;

/** What is checked of a function's description at INIT, before the function is made. */
final class SpecChecks {
  private SpecChecks() {}

  /**
   * Refuses what no request could be answered with.
   *
   * @param served the types of capabilities that the caller serves
   * @throws IllegalArgumentException if a capability is required and not served, or the request or
   *     the response has no form in JSON
   */
  static <I> void require(FunctionSpec<I, ?> spec, List<Class<?>> served) {
    for (Capability<? super I> capability : spec.capabilities()) {
      if (capability.required() && !served.contains(capability.getClass())) {
        throw new IllegalArgumentException(
            spec.name()
                + " has the capability "
                + capability.getClass().getName()
                + ", which this adapter does not serve; deploy the function where it is served, or"
                + " leave the capability out");
      }
    }
    Json.requireReadable(spec.requestType(), spec.fieldNaming());
    Json.requireWritable(spec.responseType(), spec.fieldNaming());
  }
}

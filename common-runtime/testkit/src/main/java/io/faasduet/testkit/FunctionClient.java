package io.faasduet.testkit;

import io.faasduet.api.FunctionSpec;
import io.faasduet.runtime.json.Json;
import io.faasduet.testkit.AdapterUnderTest.Answer;
import java.nio.charset.StandardCharsets;

/** A caller of a function by one adapter, with typed requests and with raw JSON. Thread-safe. */
public final class FunctionClient<I, O> {
  private final FunctionSpec<I, O> spec;
  private final AdapterUnderTest adapter;

  FunctionClient(FunctionSpec<I, O> spec, AdapterUnderTest adapter) {
    this.spec = spec;
    this.adapter = adapter;
  }

  /**
   * Calls the function.
   *
   * @throws AssertionError if it does not answer; the message has code and text of the failure
   */
  public O call(I request) {
    FunctionAnswer answer = send(Json.write(request, spec.fieldNaming()));
    if (!answer.ok()) {
      throw new AssertionError(
          spec.name() + " failed " + adapter.name() + ": " + answer.code() + ": " + answer.text());
    }
    byte[] response = answer.text().getBytes(StandardCharsets.UTF_8);
    return Json.read(response, spec.responseType(), spec.fieldNaming());
  }

  /** Sends JSON as it is, well-formed or not; a failure is an answer too. */
  public FunctionAnswer send(String json) {
    return send(json.getBytes(StandardCharsets.UTF_8));
  }

  private FunctionAnswer send(byte[] json) {
    try {
      Answer answer = adapter.send(json);
      boolean ok = answer.code().equals(AdapterUnderTest.OK);
      return new FunctionAnswer(ok, answer.code(), answer.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (Exception e) {
      throw new AssertionError("no answer " + adapter.name() + " from " + spec.name(), e);
    }
  }
}

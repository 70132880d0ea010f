package io.faasduet.testkit;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.runtime.FunctionHost;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The host itself, without an adapter. */
record InProcessAdapter(FunctionHost<?, ?> host) implements AdapterUnderTest {
  @Override
  public String name() {
    return "in process";
  }

  @Override
  public Answer send(byte[] json) {
    try {
      byte[] response = host.invoke(json, host.begin(Optional.empty(), Optional.empty()));
      return new Answer(OK, new String(response, StandardCharsets.UTF_8));
    } catch (FunctionException e) {
      return new Answer(codeOf(e.failure()), e.getMessage());
    }
  }

  @Override
  public String codeOf(ErrorKind failure) {
    return failure.name();
  }

  @Override
  public void close() {}
}

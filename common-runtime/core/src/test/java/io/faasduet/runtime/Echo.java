package io.faasduet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A small function to play, at a time that stands still. */
final class Echo {
  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private Echo() {}

  record Question(String text) {
    Question() {
      this("nothing");
    }
  }

  record Reply(String text, double weight) {}

  static ServerlessFunction<Question, Reply> echo() {
    return (question, invocation) -> new Reply(question.text(), 1);
  }

  static FunctionSpec<Question, Reply> definition(ServerlessFunction<Question, Reply> function) {
    return FunctionSpec.of("echo", Question.class, environment -> function);
  }

  static FunctionHost<Question, Reply> host(ServerlessFunction<Question, Reply> function) {
    return FunctionHost.start(definition(function), environment(ObjectStore.none()));
  }

  static InitContext environment(ObjectStore store) {
    return new InitContext(Settings.of(Map.of()), store, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static Invocation begin(FunctionHost<?, ?> host) {
    return host.begin(Optional.empty(), Optional.empty());
  }

  static String invoke(ServerlessFunction<Question, Reply> function, Payload payload) {
    FunctionHost<Question, Reply> host = host(function);
    return new String(host.invoke(payload, begin(host)), UTF_8);
  }
}

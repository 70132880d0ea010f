package io.faasduet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.api.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A small function to host, at a time that stands still. */
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

  static FunctionSpec<Question, Reply> spec(ServerlessFunction<Question, Reply> function) {
    return FunctionSpec.of("echo", Question.class, Reply.class, context -> function);
  }

  static FunctionHost<Question, Reply> host(ServerlessFunction<Question, Reply> function) {
    return FunctionHost.start(spec(function), context());
  }

  static InitContext context() {
    return InitContext.of(Settings.of(Map.of()), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static Invocation begin(FunctionHost<?, ?> host) {
    return host.begin(Optional.empty(), Optional.empty());
  }

  static String invoke(ServerlessFunction<Question, Reply> function, String json) {
    FunctionHost<Question, Reply> host = host(function);
    return new String(host.invoke(json.getBytes(UTF_8), begin(host)), UTF_8);
  }
}

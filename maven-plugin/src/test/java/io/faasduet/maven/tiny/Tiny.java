package io.faasduet.maven.tiny;

import io.faasduet.api.FunctionSpec;

/** Returns its request's text. */
public final class Tiny {
  /** A text. */
  public record Text(String text) {}

  public static final FunctionSpec<Text, Text> SPEC =
      FunctionSpec.builder(
              "tiny", Text.class, Text.class, context -> (request, invocation) -> request)
          .summary("returns a text")
          .example(new Text("hello"))
          .build();

  private Tiny() {}
}

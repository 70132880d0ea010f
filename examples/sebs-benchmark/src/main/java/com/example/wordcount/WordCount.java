package com.example.wordcount;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.JsonObject;
import io.faasduet.sebs.adapter.SebsFunction;

/** The benchmark as a function of Duet. */
public final class WordCount {
  public static final FunctionSpec<JsonObject, JsonObject> SPEC =
      SebsFunction.spec("word-count", "function.Function");

  private WordCount() {}
}

package com.example.wordcount;

import io.faasduet.api.JsonObject;
import io.faasduet.lambda.LambdaHandler;

/** The benchmark on AWS Lambda. */
public final class WordCountHandler extends LambdaHandler<JsonObject, JsonObject> {
  public WordCountHandler() {
    super(WordCount.SPEC);
  }
}

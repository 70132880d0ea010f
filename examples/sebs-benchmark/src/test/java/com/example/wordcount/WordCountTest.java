package com.example.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.JsonObject;
import io.faasduet.testkit.DuetFunction;
import io.faasduet.testkit.FunctionClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WordCountTest {
  @RegisterExtension
  static final DuetFunction<JsonObject, JsonObject> WORD_COUNT = DuetFunction.of(WordCount.SPEC);

  @Test
  void countsOnLambdaAndAsAServer() {
    JsonObject request = new JsonObject(Map.of("text", "one two two"));
    for (FunctionClient<JsonObject, JsonObject> adapter :
        List.of(WORD_COUNT.asLambda(), WORD_COUNT.overHttp(), WORD_COUNT.overGrpc())) {
      assertThat(adapter.call(request).members())
          .isEqualTo(Map.of("result", Map.of("one", 1, "two", 2)));
    }
  }
}

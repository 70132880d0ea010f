package io.faasduet.sebs.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;

class DynamicHtmlContractTest extends FunctionContract {
  DynamicHtmlContractTest() {
    super(DynamicHtml.SPEC);
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "a page of three numbers",
            "{\"username\":\"<b>\",\"random_len\":3}",
            json ->
                assertThat(json)
                    .startsWith("{\"result\":\"<!DOCTYPE html>")
                    .contains("Welcome &lt;b&gt;!")
                    .containsPattern("(?s)(<li>\\d+</li>.*){3}")
                    .doesNotContainPattern("(?s)(<li>\\d+</li>.*){4}")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("random_len", "{\"username\":\"a\"}"),
        BadRequest.ofField("username", "{\"random_len\":1}"),
        BadRequest.ofField("random_len", "{\"username\":\"a\",\"random_len\":-1}"),
        BadRequest.ofField("random_len", "{\"username\":\"a\",\"random_len\":1000001}"));
  }
}

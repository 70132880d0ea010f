package io.faasduet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.Capability;
import io.faasduet.api.FunctionSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionDescriptionTest {
  record Question(String text, int someCount) {}

  record Reply(String text) {}

  /** A capability that adds to a list and has a member of its own. */
  record Images() implements Capability<Object> {
    @Override
    public Map<String, Object> description() {
      return Map.of(
          "accepts",
          List.of("application/json", "image/png"),
          "model",
          Map.of("setting", "DUET_MODEL"));
    }
  }

  public static final FunctionSpec<Question, Reply> SPEC =
      FunctionSpec.<Question, Reply>builder(
              "echo",
              Question.class,
              Reply.class,
              context -> (request, invocation) -> new Reply(request.text()))
          .summary("gives back a text")
          .example(new Question("é", 2))
          .with(new Images())
          .build();

  @Test
  void saysWhatToolsNeed() {
    assertThat(new String(FunctionDescription.json(SPEC), UTF_8))
        .isEqualTo(
            "{\"name\":\"echo\",\"summary\":\"gives back a text\","
                + "\"example\":{\"text\":\"é\",\"some_count\":2},"
                + "\"benchmark\":{\"text\":\"é\",\"some_count\":2},"
                + "\"accepts\":[\"application/json\",\"image/png\"],"
                + "\"answers\":[\"application/json\"],\"paths\":[],"
                + "\"fields\":[\"text\",\"some_count\"],"
                + "\"model\":{\"setting\":\"DUET_MODEL\"}}");
  }

  @Test
  void aFunctionWithoutAnExampleHasAnEmptyOne() {
    var plain = FunctionSpec.adapt("plain", Question.class, Reply.class, q -> new Reply(q.text()));

    assertThat(new String(FunctionDescription.json(plain), UTF_8))
        .startsWith("{\"name\":\"plain\",\"summary\":\"\",\"example\":{},\"benchmark\":{},");
  }

  @Test
  void isThatOfTheClassThatIsNamed() {
    assertThat(FunctionDescription.specOf(Holder.class.getName())).isSameAs(SPEC);
    assertThatThrownBy(() -> FunctionDescription.specOf("no.such.Class"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.Class is no public class with a constant");
    assertThatThrownBy(() -> FunctionDescription.specOf(String.class.getName()))
        .hasMessageContaining("java.lang.String is no public class with a constant");
  }

  /** A function's class, as a stranger has one. */
  public static final class Holder {
    public static final FunctionSpec<Question, Reply> SPEC = FunctionDescriptionTest.SPEC;

    private Holder() {}
  }
}

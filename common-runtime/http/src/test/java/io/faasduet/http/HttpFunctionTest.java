package io.faasduet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.runtime.FunctionHost;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpFunctionTest {
  record Question(String text, Optional<String> drawn) {
    Question() {
      this("nothing", Optional.empty());
    }
  }

  record Reply(String text, Optional<String> drawn) implements ImageResponse {
    @Override
    public Optional<ResponseBody> image() {
      return drawn.map(type -> new ResponseBody(new byte[] {1}, type));
    }
  }

  private static final FunctionSpec<Question, Reply> PLAIN =
      FunctionSpec.adapt("echo", Question.class, Reply.class, q -> new Reply(q.text(), q.drawn()));
  private static final FunctionSpec<Question, Reply> DRAWING =
      PLAIN
          .with(
              new ImageBodies<Question>(
                  body -> new Question("image of " + body.length, Optional.empty())))
          .with(new ImageAnswers<Question>((q, type) -> new Question(q.text(), Optional.of(type))));
  private static final Payload IMAGE = new Payload.Body(new byte[3], "image/png");

  @Test
  void jsonAndQueriesAreAnsweredWithJson() {
    assertThat(text(respond(PLAIN, new Payload.JsonText("{\"text\":\"a\"}".getBytes(UTF_8)), "")))
        .isEqualTo("{\"text\":\"a\"}");
    assertThat(text(respond(PLAIN, new Payload.Query(Map.of("text", "q")), "image/png")))
        .isEqualTo("{\"text\":\"q\"}");
  }

  @Test
  void anImageIsTakenWhereTheFunctionTakesImages() {
    assertThat(text(respond(DRAWING, IMAGE, "*/*"))).contains("image of 3");
    assertThatThrownBy(() -> respond(DRAWING, new Payload.Body(new byte[3], "image/gif"), ""))
        .hasMessage("echo takes application/json, image/jpeg or image/png, not image/gif")
        .extracting("failure")
        .isEqualTo(ErrorKind.UNSUPPORTED_MEDIA);
  }

  @Test
  void anImageIsRefusedWhereTheFunctionTakesNone() {
    assertThatThrownBy(() -> respond(PLAIN, IMAGE, ""))
        .hasMessage("echo takes application/json, not image/png");
  }

  @Test
  void anImageIsAnsweredWithAnImageWhereTheCallerPrefersOne() {
    assertThat(respond(DRAWING, IMAGE, "image/jpeg").mediaType()).isEqualTo("image/jpeg");
    assertThat(respond(DRAWING, IMAGE, "image/png;q=0.1, application/json").isJson()).isTrue();
  }

  private static ResponseBody respond(
      FunctionSpec<Question, Reply> spec, Payload payload, String accept) {
    InitContext context = InitContext.of(Settings.of(Map.of()));
    try (FunctionHost<Question, Reply> host =
        FunctionHost.start(spec, context, HttpFunction.SERVED)) {
      return new HttpFunction<>(host)
          .respond(payload, accept, host.begin(Optional.empty(), Optional.empty()));
    }
  }

  private static String text(ResponseBody body) {
    return new String(body.bytes(), UTF_8);
  }
}

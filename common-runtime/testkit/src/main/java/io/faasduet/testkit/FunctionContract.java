package io.faasduet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Settings;
import io.faasduet.server.vhive.GreeterWorkloads;
import io.faasduet.testkit.AdapterUnderTest.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What every function keeps to on every adapter: it answers its examples alike, refuses bad
 * requests in the platform's own form with the field named and no stack trace, and goes on serving.
 * A function's test extends this class and tells its examples and its bad requests.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class FunctionContract {
  private static final int MAX_BODY_BYTES = 8 << 20;
  private static final List<BadRequest> BAD_FOR_EVERY_FUNCTION =
      List.of(
          new BadRequest("{\"", ErrorKind.INVALID_REQUEST, "not well-formed JSON"),
          new BadRequest("[1]", ErrorKind.INVALID_REQUEST, "must be a JSON object"),
          new BadRequest(
              "{\"a_field_of_no_function\": 1}",
              ErrorKind.INVALID_REQUEST,
              "none of this function's fields"),
          new BadRequest(
              "{\"Records\": [{\"eventSource\": \"aws:s3\"}]}",
              ErrorKind.INVALID_REQUEST,
              "an event of another service"));

  private final FunctionSpec<?, ?> spec;
  private final FunctionUnderTest<?, ?> function;

  /** Sets the function up once, with no settings. */
  protected FunctionContract(FunctionSpec<?, ?> spec) {
    this(spec, Map.of());
  }

  /** Sets the function up once, with settings by their names in the environment. */
  protected FunctionContract(FunctionSpec<?, ?> spec, Map<String, String> settings) {
    this(spec, settings, MAX_BODY_BYTES);
  }

  /** As the other, with a server that takes larger bodies than the contract allows, or smaller. */
  FunctionContract(FunctionSpec<?, ?> spec, Map<String, String> settings, int maxBodyBytes) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("PORT", "0");
    all.put("DUET_MAX_BODY_BYTES", Integer.toString(maxBodyBytes));
    this.spec = spec;
    this.function = FunctionUnderTest.start(spec, Settings.of(all));
  }

  /** Requests the function answers, at least one. */
  protected abstract List<Example> examples();

  /** Requests it refuses; malformed JSON is tried in any case. */
  protected abstract List<BadRequest> badRequests();

  @AfterAll
  void closeAdapters() {
    function.close();
  }

  @TestFactory
  Stream<DynamicTest> answersItsExamplesOnEveryPlatform() {
    return function.adapters().stream()
        .flatMap(
            adapter ->
                examples().stream()
                    .map(
                        example ->
                            dynamicTest(
                                adapter.name() + ": " + example.name(),
                                () -> answers(adapter, example))));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadRequestsOnEveryPlatformAndGoesOnServing() {
    return function.adapters().stream()
        .flatMap(
            adapter ->
                allBadRequests()
                    .map(
                        bad ->
                            dynamicTest(
                                adapter.name() + ": " + shorten(bad.json()),
                                () -> refuses(adapter, bad))));
  }

  @TestFactory
  Stream<DynamicTest> refusesOversizedBodiesOnTheServer() {
    byte[] oversized = (" ".repeat(MAX_BODY_BYTES) + "{}").getBytes(StandardCharsets.UTF_8);
    return function.adapters().stream()
        .filter(adapter -> adapter instanceof HttpAdapter || adapter instanceof GrpcAdapter)
        .map(
            adapter ->
                dynamicTest(
                    adapter.name(),
                    () -> {
                      assertThat(adapter.send(oversized).code())
                          .isEqualTo(adapter.codeOf(ErrorKind.TOO_LARGE));
                      answers(adapter, examples().get(0));
                    }));
  }

  @Test
  void greetsAsTheInvokersOfVHiveExpect() {
    assumeTrue(
        spec.capability(GreeterWorkloads.class).isPresent(),
        spec.name() + " has no greeter workload");

    assertThat(function.grpc().greet("record").text()).isEqualTo("Hello, record_response!");
    assertThat(function.grpc().greet("replay").text()).isEqualTo("Hello, replay_response!");
    assertThat(function.grpc().greet("Ada").text()).isEqualTo("Hello, Ada!");
  }

  private Stream<BadRequest> allBadRequests() {
    String example = examples().get(0).json();
    String twoObjects = (example.isBlank() ? "{}" : example) + " {}";
    return Stream.concat(
        Stream.concat(
            BAD_FOR_EVERY_FUNCTION.stream(),
            Stream.of(
                new BadRequest(twoObjects, ErrorKind.INVALID_REQUEST, "after its JSON object"))),
        badRequests().stream());
  }

  private static void answers(AdapterUnderTest adapter, Example example) throws Exception {
    Answer answer = adapter.send(utf8(example.json()));

    assertThat(answer.code()).as(answer.text()).isEqualTo(AdapterUnderTest.OK);
    example.check().accept(answer.text());
  }

  private void refuses(AdapterUnderTest adapter, BadRequest bad) throws Exception {
    Answer answer = adapter.send(utf8(bad.json()));

    assertThat(answer.code()).as(answer.text()).isEqualTo(adapter.codeOf(bad.failure()));
    if (adapter.explainsFailures()) {
      assertThat(answer.text())
          .contains(bad.says())
          .doesNotContain("Exception", "\tat ", "java.", "io.faasduet");
    }
    answers(adapter, examples().get(0));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String shorten(String json) {
    return json.length() <= 60 ? json : json.substring(0, 60) + "…";
  }
}

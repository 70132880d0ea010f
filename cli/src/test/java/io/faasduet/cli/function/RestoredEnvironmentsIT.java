package io.faasduet.cli.function;

import static io.faasduet.cli.function.RestoredAtOnce.PATIENCE;
import static io.faasduet.cli.function.RestoredAtOnce.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.function.RestoredAtOnce.Seen;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each packaged function on Lambda, environments of which are restored at once. Needs CRIU. */
class RestoredEnvironmentsIT {
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"duet\":\\{\"request_id\":\"([^\"]+)\",\"cold\":(\\w+),\"instance\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void needsAnEngine() {
    RestoredAtOnce.assumeAnEngine();
  }

  static Stream<String> functions() {
    return RestoredAtOnce.functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void environmentsThatAreRestoredAtOnceAreAllDifferent(String name) throws Exception {
    PackagedFunction function = Catalogue.ofThisDirectory().find(name);
    FunctionArtefact artefact = function.lambdaArtefact();
    try (LocalLambda lambda = LocalLambda.start(LambdaOptions.of(RestoredAtOnce.NO_SERVICES))) {
      lambda.deploy(
          new LambdaConfiguration(
                  name,
                  artefact.lambdaZip(),
                  artefact.handlerClass(),
                  RestoredAtOnce.MEMORY_MB,
                  Duration.ofSeconds(30),
                  Map.of())
              .inheriting(RestoredAtOnce.settings(function)));
      long bytes = lambda.takeSnapshot(name).bytes();
      URI invoke = lambda.endpoint().resolve("/2015-03-31/functions/" + name + "/invocations");

      List<Seen> seen =
          RestoredAtOnce.together(RestoredAtOnce.count(bytes), index -> onLambda(invoke));

      RestoredAtOnce.assertAllDifferent(seen);
    }
  }

  private Seen onLambda(URI invoke) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(invoke)
            .timeout(PATIENCE)
            .header("X-Amz-Log-Type", "Tail")
            .POST(BodyPublishers.ofString(RestoredAtOnce.REFUSED))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    byte[] log = Base64.getDecoder().decode(header(answer, "x-amz-log-result"));
    String text = new String(log, StandardCharsets.UTF_8);
    assertThat(text).contains("Restore Duration: ");
    Matcher line = LINE.matcher(text);
    assertThat(line.find()).as(text).isTrue();
    return new Seen(line.group(3), Boolean.parseBoolean(line.group(2)), Optional.of(line.group(1)));
  }
}

package io.faasduet.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentFilesTest {
  private static final Path DEPLOY = SourceTree.HOME.resolve("deploy");

  @ParameterizedTest
  @ValueSource(strings = {"chameleon", "cnn-serving", "image-classify", "yolo"})
  void aFunctionsOwnTemplateHasWhatTheWholeOneHas(String function) throws IOException {
    String own = read("lambda/" + function + ".yaml");
    String whole = read("lambda/template.yaml");

    assertThat(whole).contains(between(own, "Globals:", "Resources:"));
    for (String resource : between(own, "Resources:\n", "Outputs:").split("\n\n")) {
      assertThat(whole).contains(resource.strip());
    }
    for (String parameter : between(own, "Parameters:\n", "Globals:").split("\n(?=  \\w)")) {
      assertThat(whole).contains(parameter.strip());
    }
    for (String output : between(own, "Outputs:\n", null).split("\n(?=  \\w)")) {
      if (!output.startsWith("  Api:")) {
        assertThat(whole).contains(output.strip());
      }
    }
  }

  @Test
  void aFunctionThatMayHaveItsModelInABucketMayReadThatBucket() throws IOException {
    for (String resource : resources()) {
      if (resource.contains("DUET_MODEL: !Ref ")) {
        String parameter = resource.replaceFirst("(?s).*DUET_MODEL: !Ref (\\w+).*", "$1");
        assertThat(resource).contains("S3ReadPolicy: {BucketName: !Select [2, !Split [\"/\", !Sub");
        assertThat(resource).contains("\"${" + parameter + "}//-/\"");
      }
    }
  }

  @Test
  void functionsWithTensorFlowHaveTheVariablesOfItsModule() throws IOException {
    JsonNode declared =
        new ObjectMapper()
            .readTree(
                Files.readString(
                    SourceTree.HOME.resolve(
                        "common-runtime/natives-tensorflow/src/main/resources/META-INF/duet/natives.json")));
    for (String resource : resources()) {
      if (resource.matches("(?s).*CodeUri: .*(cnn-serving|image-classify).*")) {
        for (Map.Entry<String, JsonNode> variable : declared.get("environment").properties()) {
          assertThat(resource)
              .contains("%s: \"%s\"".formatted(variable.getKey(), variable.getValue().asText()));
        }
      }
    }
  }

  @Test
  void everyFunctionsNameIsAnOutput() throws IOException {
    List<String> functions =
        resources().stream()
            .filter(resource -> resource.contains("AWS::Serverless::Function"))
            .map(resource -> resource.strip().replaceFirst("(?s):.*", ""))
            .toList();
    String template = read("lambda/template.yaml");

    assertThat(functions).hasSize(13);
    for (String function : functions) {
      assertThat(template)
          .contains("  %sFunction:\n    Value: !Ref %s\n".formatted(function, function));
    }
  }

  @Test
  void noResourceIsNamedByTheStack() throws IOException {
    assertThat(read("lambda/template.yaml")).doesNotContain("AWS::StackName", "BucketName: !Sub");
  }

  @Test
  void instancesOnKnativeNeedNoRights() throws IOException {
    try (Stream<Path> manifests = Files.list(DEPLOY.resolve("knative"))) {
      for (Path manifest : manifests.toList()) {
        assertThat(Files.readString(manifest))
            .contains(
                """
                          securityContext:
                            runAsNonRoot: true
                            allowPrivilegeEscalation: false
                            capabilities:
                              drop: [ALL]
                            seccompProfile:
                              type: RuntimeDefault
                """);
      }
    }
  }

  private static List<String> resources() throws IOException {
    return Arrays.asList(
        between(read("lambda/template.yaml"), "Resources:\n", "Outputs:").split("\n\n"));
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, end == null ? text.length() : text.indexOf(end));
  }

  private static String read(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file));
  }
}

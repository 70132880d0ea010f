package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The region that a caller signs for is that of what it makes. */
class RegionsTest {
  @RegisterExtension static final LambdaSession AWS = new LambdaSession(ScriptedHandler.class, 4);

  @Test
  void aFunctionIsInTheRegionOfItsMaker() throws Exception {
    try (LambdaClient stockholm = client(Region.EU_NORTH_1)) {
      String arn = create(stockholm, "northern", "arn:aws:iam::000000000000:role/any");
      assertThat(arn).isEqualTo("arn:aws:lambda:eu-north-1:000000000000:function:northern");
      assertThat(invoke(stockholm, "northern", "\"variables\"")).contains("AWS_REGION=eu-north-1");
      assertThat(invoke(stockholm, arn, "\"context\"")).contains(arn);
      assertThatThrownBy(() -> stockholm.getFunction(it -> it.functionName("none")))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("arn:aws:lambda:eu-north-1:000000000000:function:none");
    }
  }

  @Test
  void anArnIsTheFunctionsOfItsRegionAlone() {
    AWS.deploy("called", 60, Map.of());
    String arn = "arn:aws:lambda:%s:000000000000:function:called";
    assertThat(invoke(AWS.client(), arn.formatted("us-east-1"), "\"context\""))
        .contains(arn.formatted("us-east-1"));
    String elsewhere = arn.formatted("ap-south-1");
    try (LambdaClient mumbai = client(Region.AP_SOUTH_1)) {
      assertThatThrownBy(() -> invoke(AWS.client(), elsewhere, "1"))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining(
              "Functions from 'ap-south-1' are not reachable in this region ('us-east-1')");
      assertThatThrownBy(() -> invoke(mumbai, elsewhere, "1"))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("Function not found: " + elsewhere);
      assertThatThrownBy(() -> mumbai.listVersionsByFunction(it -> it.functionName(elsewhere)))
          .isInstanceOf(ResourceNotFoundException.class);
      assertThat(invoke(mumbai, "called", "\"context\"")).contains(arn.formatted("us-east-1"));
    }
  }

  @Test
  void anArnHasThePartitionOfItsRegion() throws Exception {
    try (LambdaClient beijing = client(Region.CN_NORTH_1)) {
      String arn = create(beijing, "eastern", "arn:aws-cn:iam::000000000000:role/any");
      assertThat(arn).isEqualTo("arn:aws-cn:lambda:cn-north-1:000000000000:function:eastern");
      assertThat(beijing.getFunction(it -> it.functionName(arn)).configuration().functionArn())
          .isEqualTo(arn);
      assertThatThrownBy(
              () -> beijing.getFunction(it -> it.functionName(arn.replace("aws-cn", "aws"))))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012:function:owned",
        "arn:aws:lambda:us-east-1:123456789012:function:owned",
        "arn:aws:lambda:us-east-1:123456789012:function:owned:live"
      })
  void anotherAccountsFunctionIsOutOfReach(String name) {
    AWS.deploy("owned", 60, Map.of());
    LambdaClient client = AWS.client();
    deniesAccess(() -> invoke(client, name, "1"));
    deniesAccess(() -> client.getFunction(it -> it.functionName(name)));
    deniesAccess(() -> client.deleteFunction(it -> it.functionName(name)));
    deniesAccess(() -> client.listAliases(it -> it.functionName(name)));
    deniesAccess(() -> client.listEventSourceMappings(it -> it.functionName(name)));
    deniesAccess(() -> AWS.create(name, it -> {}));
    deniesAccess(
        () ->
            client.putFunctionEventInvokeConfig(
                it ->
                    it.functionName("owned")
                        .destinationConfig(
                            to ->
                                to.onFailure(
                                    failure ->
                                        failure.destination(
                                            "arn:aws:lambda:us-east-1:123456789012:function:x")))));
    assertThat(AWS.invoke("owned", "1").payload().asUtf8String()).contains("calls");
  }

  private static void deniesAccess(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LambdaException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            });
  }

  @Test
  void bothVariablesNameTheRegionOfTheService() {
    assertThat(LambdaOptions.of(Map.of()).region()).isEqualTo(LambdaConfiguration.DEFAULT_REGION);
    assertThat(LambdaOptions.of(Map.of("AWS_DEFAULT_REGION", "eu-west-1")).region())
        .isEqualTo("eu-west-1");
    assertThat(
            LambdaOptions.of(Map.of("AWS_DEFAULT_REGION", "eu-west-1", "AWS_REGION", "eu-west-2"))
                .region())
        .isEqualTo("eu-west-2");
  }

  private static String create(LambdaClient client, String name, String role) throws IOException {
    SdkBytes zip = SdkBytes.fromByteArray(Files.readAllBytes(AWS.zip()));
    return client
        .createFunction(
            it ->
                it.functionName(name)
                    .runtime("java17")
                    .role(role)
                    .handler(ScriptedHandler.class.getName())
                    .memorySize(1024)
                    .code(code -> code.zipFile(zip)))
        .functionArn();
  }

  private static String invoke(LambdaClient client, String name, String payload) {
    return client
        .invoke(it -> it.functionName(name).payload(SdkBytes.fromUtf8String(payload)))
        .payload()
        .asUtf8String();
  }

  private static LambdaClient client(Region region) {
    return LambdaClient.builder()
        .endpointOverride(AWS.lambda().endpoint())
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}

package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The region that a caller signs for is that of what it makes. */
class RegionsTest {
  @RegisterExtension static final LambdaSession AWS = new LambdaSession(ScriptedHandler.class, 4);

  @Test
  void aFunctionIsInTheRegionOfItsMaker() throws Exception {
    try (LambdaClient stockholm = client(Region.EU_NORTH_1)) {
      SdkBytes zip = SdkBytes.fromByteArray(Files.readAllBytes(AWS.zip()));
      String arn =
          stockholm
              .createFunction(
                  it ->
                      it.functionName("northern")
                          .runtime("java17")
                          .role("arn:aws:iam::000000000000:role/any")
                          .handler(ScriptedHandler.class.getName())
                          .memorySize(1024)
                          .code(code -> code.zipFile(zip)))
              .functionArn();
      assertThat(arn).isEqualTo("arn:aws:lambda:eu-north-1:000000000000:function:northern");
      assertThat(invoke(stockholm, "northern", "\"variables\"")).contains("AWS_REGION=eu-north-1");
      assertThat(invoke(stockholm, arn, "\"context\"")).contains(arn);
      assertThatThrownBy(() -> stockholm.getFunction(it -> it.functionName("none")))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("arn:aws:lambda:eu-north-1:000000000000:function:none");
    }
  }

  @Test
  void aFunctionKnowsTheArnThatItWasInvokedBy() {
    AWS.deploy("called", 60, Map.of());
    String arn = "arn:aws:lambda:ap-south-1:000000000000:function:called";
    assertThat(invoke(AWS.client(), arn, "\"context\"")).contains(arn);
    assertThat(invoke(AWS.client(), "called", "\"context\"")).contains("us-east-1");
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

package io.faasduet.localcloud.tables;

import static io.faasduet.localcloud.tables.TablesSession.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.signature.LocalAccount;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is on the wire. */
class TablesProtocolTest {
  private static final String VALIDATION = "com.amazon.coral.validate#ValidationException";

  @RegisterExtension final TablesSession aws = new TablesSession();

  @Test
  void anAnswerHasAChecksumAndARequestId() throws Exception {
    HttpResponse<String> answer = send("ListTables", "{}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"TableNames\":[\"shopping_cart\"]}");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
    assertThat(answer.headers().firstValue("x-amzn-RequestId").orElseThrow())
        .matches("[0-9A-F]{32}");
    CRC32 crc = new CRC32();
    crc.update(answer.body().getBytes(StandardCharsets.UTF_8));
    assertThat(answer.headers().firstValue("x-amz-crc32")).contains("" + crc.getValue());
  }

  @Test
  void aRefusalIsWordedAsAwsDoes() throws Exception {
    HttpResponse<String> answer =
        send("GetItem", "{\"TableName\":\"absent\",\"Key\":{\"a\":{\"S\":\"x\"}}}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\","
                + "\"message\":\"Requested resource not found\"}");
    assertThat(answer.headers().firstValue("x-amz-crc32")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GetItem; {\"TableName\":7}; NUMBER_VALUE cannot be converted to String",
        "GetItem; {\"TableName\":[]}; Unrecognized collection type class java.lang.String",
        "GetItem; {\"TableName\":{}}; Start of structure or map found where not expected",
        "Query; {\"TableName\":\"abc\",\"KeyConditionExpression\":true};"
            + "TRUE_VALUE cannot be converted to String",
        "Scan; {\"TableName\":\"abc\",\"Limit\":\"5\"};"
            + "STRING_VALUE cannot be converted to Integer",
        "Scan; {\"TableName\":\"abc\",\"Limit\":1.5};"
            + "DECIMAL_VALUE cannot be converted to Integer",
        "PutItem; {\"TableName\":\"abc\",\"Item\":{\"a\":{\"N\":1}}};"
            + "NUMBER_VALUE cannot be converted to String",
        "PutItem; {\"TableName\":\"abc\",\"Item\":{\"a\":\"b\"}};"
            + "Unexpected value type in payload",
        "PutItem; {\"TableName\":\"abc\",\"Item\":{\"a\":{\"B\":7}}};"
            + "only base-64-encoded strings are convertible to bytes"
      })
  void aFieldOfAnotherTypeIsASerializationException(String operation, String body, String message)
      throws Exception {
    HttpResponse<String> answer = send(operation, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#SerializationException\",\"Message\":\"%s\"}"
                .formatted(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{; SerializationException",
        "''; SerializationException",
        "[]; SerializationException",
        "{} {}; SerializationException",
        "{\"Limit\":1,\"Limit\":2}; SerializationException",
        "{\"Limit\":0}; ValidationException",
        "{\"Limit\":101}; ValidationException",
        "{\"Unknown\":\"x\"}; ValidationException"
      })
  void aBodyThatIsNotUnderstoodIsRefused(String body, String exception) throws Exception {
    HttpResponse<String> answer = send("ListTables", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("#" + exception + "\"");
  }

  @Test
  void missingFieldsAreNamed() throws Exception {
    assertThat(send("PutItem", "{\"TableName\":\"" + TABLE + "\"}").body())
        .isEqualTo(
            "{\"__type\":\"%s\",\"message\":\"1 validation error detected: Value null at 'item'"
                    .formatted(VALIDATION)
                + " failed to satisfy constraint: Member must not be null\"}");
    String batch = "{\"RequestItems\":{\"" + TABLE + "\":null}}";
    for (String operation : new String[] {"BatchGetItem", "BatchWriteItem"}) {
      HttpResponse<String> answer = send(operation, batch);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains(VALIDATION);
    }
    assertThat(send("DescribeTable", "{}").body())
        .contains("The parameter 'TableName' is required but was not present in the request");
  }

  @Test
  void anUnknownOperationIsRefusedWhoeverSendsIt() throws Exception {
    assertThat(send("FlyAway", "{}"))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(400))
        .satisfies(
            it ->
                assertThat(it.body())
                    .startsWith(
                        "{\"__type\":\"com.amazon.coral.service#UnknownOperationException\""));
    HttpResponse<String> older =
        new SignedPost(
                aws.tables().endpoint(),
                "DynamoDB_20111205.ListTables",
                "{}",
                LocalAccount.SECRET_ACCESS_KEY)
            .send();
    assertThat(older.body()).contains("#UnknownOperationException");
  }

  @Test
  void whatAWebFormSendsIsNotRead() throws Exception {
    HttpRequest form = post("{}").request().setHeader("Content-Type", "text/plain").build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(form, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("<UnknownOperationException/>\n");
  }

  @Test
  void aPageOfAnotherSiteGetsNothing() throws Exception {
    HttpRequest page = post("{}").request().header("Origin", "http://evil.example").build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(page, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("#AccessDeniedException", "pages of other sites");
  }

  @Test
  void anAnonymousRequestIsRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(aws.tables().endpoint())
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#MissingAuthenticationTokenException\","
                + "\"message\":\"Request is missing Authentication Token\"}");
  }

  @Test
  void aWrongSignatureIsRefused() throws Exception {
    HttpResponse<String> answer =
        new SignedPost(
                aws.tables().endpoint(), "DynamoDB_20120810.ListTables", "{}", "another secret")
            .send();
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("#InvalidSignatureException");
    try (DynamoDbClient stranger = aws.client("nobody", LocalAccount.SECRET_ACCESS_KEY)) {
      TablesSession.assertRefused(
          "UnrecognizedClientException",
          "The security token included in the request is invalid.",
          stranger::listTables);
    }
  }

  @Test
  void aRequestOfMoreThan16MegabytesIsNotRead() throws Exception {
    HttpResponse<String> answer = send("ListTables", " ".repeat(16 * 1024 * 1024 + 1));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private SignedPost post(String body) {
    return new SignedPost(
        aws.tables().endpoint(),
        "DynamoDB_20120810.ListTables",
        body,
        LocalAccount.SECRET_ACCESS_KEY);
  }

  private HttpResponse<String> send(String operation, String body) throws Exception {
    return SignedPost.send(aws.tables().endpoint(), operation, body);
  }
}

package io.faasduet.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.faasduet.api.ErrorKind;
import io.faasduet.api.FieldNaming;
import io.faasduet.runtime.json.Json;
import java.nio.charset.StandardCharsets;

/** An event of API Gateway or a Function URL. */
record ApiGatewayAdapter(RequestStreamHandler handler) implements AdapterUnderTest {
  @Override
  public String name() {
    return "API Gateway";
  }

  @Override
  public Answer send(byte[] json) throws Exception {
    String text = LambdaAdapter.invoke(handler, LambdaEvents.apiGateway(json));
    Response response = Json.read(text.getBytes(StandardCharsets.UTF_8), Response.class);
    String status = Integer.toString(response.statusCode());
    return new Answer(status.equals("200") ? OK : status, response.body());
  }

  @Override
  public String codeOf(ErrorKind failure) {
    return HttpStatus.of(failure);
  }

  @Override
  public void close() {}

  /** What the integration response says; headers are the adapter's own tests' business. */
  record Response(int statusCode, String body) implements FieldNaming.AsDeclared {}
}

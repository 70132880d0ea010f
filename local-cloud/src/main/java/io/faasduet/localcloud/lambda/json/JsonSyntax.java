package io.faasduet.localcloud.lambda.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The check that a payload is JSON, as Lambda makes it before it invokes a function. */
public final class JsonSyntax {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonSyntax() {}

  /**
   * Reads the payload to its end.
   *
   * @throws ServiceException if it is not one JSON value
   */
  public static void check(byte[] payload) {
    try (JsonParser parser = FACTORY.createParser(payload)) {
      int values = 0;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        values++;
      }
      if (values != 1) {
        throw invalid(values + " values instead of one");
      }
    } catch (JsonProcessingException e) {
      throw invalid(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be read", e);
    }
  }

  private static ServiceException invalid(String reason) {
    return new ServiceException(
        400, "InvalidRequestContentException", "Could not parse request body into json: " + reason);
  }
}

package io.faasduet.lambda;

import io.faasduet.runtime.json.Json;
import java.util.List;

/** What Lambda sends of a queue, as far as it is needed; the capital R is the service's. */
record SqsEvent(List<Message> Records) implements Json.Verbatim {

  record Message(String messageId, String body) implements Json.Verbatim {}

  /** The answer: which messages the queue should deliver again. */
  record BatchResponse(List<ItemFailure> batchItemFailures) implements Json.Verbatim {}

  record ItemFailure(String itemIdentifier) implements Json.Verbatim {}
}

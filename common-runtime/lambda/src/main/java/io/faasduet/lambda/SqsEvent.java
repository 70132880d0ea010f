package io.faasduet.lambda;

import io.faasduet.api.FieldNaming;
import java.util.List;

/** What Lambda sends of a queue, as far as it is needed; the capital R is the service's. */
record SqsEvent(List<Message> Records) implements FieldNaming.AsDeclared {

  record Message(String messageId, String body) implements FieldNaming.AsDeclared {}

  /** The answer: which messages the queue should deliver again. */
  record BatchResponse(List<ItemFailure> batchItemFailures) implements FieldNaming.AsDeclared {}

  record ItemFailure(String itemIdentifier) implements FieldNaming.AsDeclared {}
}

package io.faasduet.studies.messages.censor;

import io.faasduet.studies.messages.ServedBy;
import java.util.List;

/**
 * An answer as it is sent to its address.
 *
 * @param id that of the request's {@code reply}
 * @param by the instance that it is from
 * @param documents as in {@link CensorResponse}
 */
public record CensorReply(String id, ServedBy by, List<CensoredDocument> documents) {
  public CensorReply {
    documents = List.copyOf(documents);
  }
}

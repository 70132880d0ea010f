package io.faasduet.studies.messages.censor;

import java.util.List;

/**
 * The documents in the order of the request.
 *
 * @param documents each censored
 */
public record CensorResponse(List<CensoredDocument> documents) {
  public CensorResponse {
    documents = List.copyOf(documents);
  }
}

package io.faasduet.studies.messages.censor;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import java.util.List;
import java.util.Optional;

/**
 * Documents, and where their answer goes.
 *
 * @param documents 1 to 1,000
 * @param model the address of the list of words, {@code s3://bucket/key}, which an instance fetches
 *     once; the packaged list unless given
 * @param reply where the answer goes besides the response; nowhere unless given
 */
public record CensorRequest(
    List<String> documents, Optional<String> model, Optional<ReplyAddress> reply) {
  private static final int MOST = 1_000;

  public CensorRequest {
    requireNonNull(documents, "documents");
    requireNonNull(model, "model");
    requireNonNull(reply, "reply");
    if (documents.isEmpty() || documents.size() > MOST) {
      throw new InvalidRequestException(
          "field 'documents' must have 1 to 1000 documents, not " + documents.size());
    }
    documents = List.copyOf(documents);
    model.ifPresent(CensorRequest::requireObject);
  }

  private static void requireObject(String model) {
    if (!model.matches("s3://[^/\\s]+/\\S+")) {
      throw new InvalidRequestException(
          "field 'model' must be like s3://bucket/words.txt, not '" + model + "'");
    }
  }
}

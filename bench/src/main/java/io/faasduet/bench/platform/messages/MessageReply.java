package io.faasduet.bench.platform.messages;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The answer to one message.
 *
 * @param id the message's id
 * @param instance the id of the instance that it is from
 * @param cold whether that was its first invocation
 * @param answer the function's response, or what of it is sent
 */
record MessageReply(String id, String instance, boolean cold, JsonNode answer) {
  private static final ObjectMapper JSON = new ObjectMapper();

  MessageReply {
    requireNonNull(id, "id");
    requireNonNull(instance, "instance");
    requireNonNull(answer, "answer");
  }

  /** That of an object with {@code id}, {@code by} and the fields of the answer. */
  static MessageReply of(ObjectNode json) {
    JsonNode by = json.path("by");
    return new MessageReply(
        json.path("id").asText(), by.path("instance").asText(), by.path("cold").asBoolean(), json);
  }

  /**
   * Those of a text: one object, or an array of them.
   *
   * @throws MessageException if it is neither
   */
  static List<MessageReply> parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return StreamSupport.stream(
              (json.isArray() ? json : JSON.createArrayNode().add(json)).spliterator(), false)
          .map(node -> of((ObjectNode) node))
          .toList();
    } catch (JsonProcessingException | ClassCastException e) {
      throw new MessageException("an answer is not one of a message", e);
    }
  }
}

package io.faasduet.bench.platform.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.option.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as messages: one for each of its documents, with the request's other fields; or one,
 * where it has none.
 *
 * @param id tells the batch from earlier ones; the messages' ids begin with it
 * @param requests the messages in order, each a request
 * @param whole whether there is one message, and the response is its answer as it is
 */
record SentBatch(String id, List<ObjectNode> requests, boolean whole) {
  static final String DOCUMENTS = "documents";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "model";

  SentBatch {
    requests = List.copyOf(requests);
  }

  /**
   * That of a request.
   *
   * @param fetchesModel whether the request's field {@code model} is sent, so that the function
   *     fetches what it names
   */
  static SentBatch of(String id, String json, boolean fetchesModel) {
    ObjectNode request = object(json);
    JsonNode documents = request.path(DOCUMENTS);
    if (!documents.isArray()) {
      return new SentBatch(id, List.of(request), true);
    }
    if (!fetchesModel) {
      request.remove(MODEL);
    }
    List<ObjectNode> requests = new ArrayList<>();
    for (JsonNode document : documents) {
      ObjectNode message = request.deepCopy();
      message.putArray(DOCUMENTS).add(document);
      requests.add(message);
    }
    return new SentBatch(id, requests, false);
  }

  /**
   * A request's JSON.
   *
   * @throws PlanException if it is no object
   */
  static ObjectNode object(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new PlanException("the request is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new PlanException("the request is no JSON object");
  }

  int size() {
    return requests.size();
  }

  /** The id of a message. */
  String id(int message) {
    return id + "-" + message;
  }

  /** The number of the message of that id; empty if it is of another batch. */
  Optional<Integer> numberOf(String messageId) {
    String number = messageId.startsWith(id + "-") ? messageId.substring(id.length() + 1) : "";
    return number.matches("\\d{1,6}") && Integer.parseInt(number) < size()
        ? Optional.of(Integer.parseInt(number))
        : Optional.empty();
  }

  /**
   * The messages with where their answers go.
   *
   * @param queue the one they are sent to, by which a single message may be handed on
   */
  List<String> withReply(String to, String queue) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      ObjectNode body = requests.get(i).deepCopy();
      if (whole) {
        body.put("queue", queue);
      }
      body.putObject("reply").put("to", to).put("id", id(i));
      bodies.add(body.toString());
    }
    return bodies;
  }

  /** The response that the answers of all messages make, in their order. */
  ObjectNode response(List<JsonNode> answers) {
    if (whole) {
      return (ObjectNode) answers.get(0);
    }
    ObjectNode response = JSON.createObjectNode();
    ArrayNode documents = response.putArray(DOCUMENTS);
    answers.forEach(answer -> answer.path(DOCUMENTS).forEach(documents::add));
    return response;
  }
}

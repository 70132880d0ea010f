package io.faasduet.runtime.json;

import io.faasduet.api.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request that its record does not have, and whether they are reason to refuse
 * it. Not thread-safe.
 */
final class ForeignFields {
  private static final int NAMED = 5;

  /**
   * Fields by which services' events are known: S3, SQS, SNS and Kinesis; API Gateway and function
   * URLs; EventBridge; CloudEvents; SNS in a queue or over HTTP.
   */
  private static final List<String> MARKS =
      List.of("Records", "requestContext", "detail-type", "specversion", "TopicArn");

  private final UnknownFields unknown;
  private final List<String> names = new ArrayList<>(0);
  private @Nullable String mark;

  ForeignFields(UnknownFields unknown) {
    this.unknown = unknown;
  }

  void add(String name) {
    if (unknown == UnknownFields.IGNORED) {
      return;
    }
    if (mark == null && MARKS.contains(name)) {
      mark = name;
    }
    if (names.size() <= NAMED) {
      names.add(name);
    }
  }

  /**
   * Refuses an object that is no request.
   *
   * @param known whether it has a field that the record has
   * @param path where it is in the request, empty for the request itself
   */
  void check(RecordShape shape, boolean known, String path) {
    if (names.isEmpty()) {
      return;
    }
    if (unknown == UnknownFields.REFUSED) {
      throw FieldErrors.unknown(withNearest(shape, path));
    }
    if (path.isEmpty() && mark != null) {
      throw new InvalidRequestException(
          "the request is an event of another service, as its field '"
              + mark
              + "' shows; send the request that is meant, or deploy the handler for such events");
    }
    if (path.isEmpty() && !known) {
      throw FieldErrors.noneKnown(given(), shape.names());
    }
  }

  private String given() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(NAMED, names.size()); i++) {
      text.append(i == 0 ? "'" : ", '").append(FieldErrors.shorten(names.get(i))).append('\'');
    }
    return text.append(more()).toString();
  }

  private String withNearest(RecordShape shape, String path) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(NAMED, names.size()); i++) {
      String nearest = Spelling.nearest(names.get(i), shape.names());
      text.append(i == 0 ? "'" : ", '").append(path).append(FieldErrors.shorten(names.get(i)));
      text.append(nearest.isEmpty() ? "'" : "' (nearest: '" + path + nearest + "')");
    }
    return text.append(more()).toString();
  }

  private String more() {
    return names.size() > NAMED ? ", …" : "";
  }
}

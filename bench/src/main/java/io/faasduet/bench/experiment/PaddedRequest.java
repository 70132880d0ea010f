package io.faasduet.bench.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.option.PlanException;
import java.util.Arrays;

/**
 * A request that is brought to a number of bytes by a field {@code data}, which functions pass over
 * and which SeBS pads requests by too.
 */
final class PaddedRequest {
  private static final String FIELD = "data";

  /** The request up to where the padding begins. */
  private final byte[] start;

  private final byte[] end = "\"}".getBytes(UTF_8);

  private PaddedRequest(byte[] start) {
    this.start = start;
  }

  /**
   * The request of a workload.
   *
   * @throws PlanException if it is no JSON object, or has such a field
   */
  static PaddedRequest of(Workload workload) {
    ObjectNode fields = workload.fields();
    if (fields.has(FIELD)) {
      throw new PlanException(
          "the request of %s has a field 'data' of its own, which overhead pads requests by"
              .formatted(workload.function()));
    }
    String text = fields.toString();
    String body = text.substring(0, text.length() - 1);
    return new PaddedRequest(
        (body + (fields.isEmpty() ? "" : ",") + "\"" + FIELD + "\":\"").getBytes(UTF_8));
  }

  /** The least number of bytes that it can be brought to. */
  int leastBytes() {
    return start.length + end.length;
  }

  /** The request of so many bytes, at least {@link #leastBytes}. */
  byte[] of(int bytes) {
    byte[] request = Arrays.copyOf(start, bytes);
    Arrays.fill(request, start.length, bytes - end.length, (byte) 'A');
    System.arraycopy(end, 0, request, bytes - end.length, end.length);
    return request;
  }
}

package io.faasduet.bench.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.faasduet.bench.option.PlanException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A field of a load's requests that has one value after the other, and after the last the first
 * again.
 *
 * @param field its name
 * @param values whole numbers, or texts
 */
record FieldInTurn(String field, List<JsonNode> values) {
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]+)=(.+)");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6})");

  FieldInTurn {
    values = List.copyOf(values);
  }

  /**
   * The field of a text: {@code input_file_seq=0..19} or {@code filename=a.jpg,b.jpg}.
   *
   * @throws PlanException if it is neither
   */
  static FieldInTurn parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new PlanException(
          "load.in_turn must be like input_file_seq=0..19 or filename=a.jpg,b.jpg, not '%s'"
              .formatted(text));
    }
    Matcher range = RANGE.matcher(form.group(2));
    if (!range.matches()) {
      return new FieldInTurn(
          form.group(1), Arrays.stream(form.group(2).split(",")).map(FieldInTurn::value).toList());
    }
    int from = Integer.parseInt(range.group(1));
    int to = Integer.parseInt(range.group(2));
    if (from > to) {
      throw new PlanException("load.in_turn goes from %d to %d".formatted(from, to));
    }
    return new FieldInTurn(
        form.group(1),
        IntStream.rangeClosed(from, to).<JsonNode>mapToObj(IntNode::valueOf).toList());
  }

  private static JsonNode value(String text) {
    String value = text.strip();
    return value.matches("\\d{1,9}") ? new IntNode(Integer.parseInt(value)) : new TextNode(value);
  }

  /**
   * The requests of a function, by their index in a load.
   *
   * @throws PlanException if its request is no JSON object, or its answers are checked against one
   *     input
   */
  IntFunction<byte[]> requests(Workload workload) {
    if (workload.check().knowsAnswers()) {
      throw new PlanException(
          "load.in_turn: the answers of %s are checked against one input, which has no other '%s'"
              .formatted(workload.function(), field));
    }
    List<byte[]> requests = values.stream().map(value -> request(workload, value)).toList();
    return index -> requests.get(index % requests.size());
  }

  private byte[] request(Workload workload, JsonNode value) {
    return workload.fields().set(field, value).toString().getBytes(UTF_8);
  }
}

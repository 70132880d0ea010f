package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.value.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is true or false of an item. */
public sealed interface Condition extends ExpressionNode {
  /** Whether it is true; an item that is not there has no attributes. */
  boolean holds(Map<String, AttributeValue> item);

  /** The names of the attributes that it looks at, or at parts of. */
  default Set<String> attributes() {
    return paths().map(DocumentPath::attribute).collect(Collectors.toSet());
  }

  /** Two operands compared. */
  record Comparison(ComparisonOperator operator, Operand left, Operand right) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return operator.holds(left.valueIn(item), right.valueIn(item));
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.concat(left.paths(), right.paths());
    }
  }

  /** An operand from one bound to another, both included. */
  record Between(Operand operand, Operand low, Operand high) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      Optional<AttributeValue> value = operand.valueIn(item);
      return ComparisonOperator.GREATER_OR_EQUAL.holds(value, low.valueIn(item))
          && ComparisonOperator.LESS_OR_EQUAL.holds(value, high.valueIn(item));
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.of(operand, low, high).flatMap(Operand::paths);
    }
  }

  /** An operand equal to one of several. */
  record In(Operand operand, List<Operand> choices) implements Condition {
    public In {
      choices = List.copyOf(choices);
    }

    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      Optional<AttributeValue> value = operand.valueIn(item);
      return choices.stream()
          .anyMatch(choice -> ComparisonOperator.EQUAL.holds(value, choice.valueIn(item)));
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.concat(operand.paths(), choices.stream().flatMap(Operand::paths));
    }
  }

  /** A function that is true or false. */
  record FunctionCall(ConditionFunction function, List<Operand> operands) implements Condition {
    public FunctionCall {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return function.holds(operands.stream().map(operand -> operand.valueIn(item)).toList());
    }

    @Override
    public Stream<DocumentPath> paths() {
      return operands.stream().flatMap(Operand::paths);
    }
  }

  /** Both. */
  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return left.holds(item) && right.holds(item);
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.concat(left.paths(), right.paths());
    }
  }

  /** At least one. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return left.holds(item) || right.holds(item);
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.concat(left.paths(), right.paths());
    }
  }

  /** The opposite. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Map<String, AttributeValue> item) {
      return !condition.holds(item);
    }

    @Override
    public Stream<DocumentPath> paths() {
      return condition.paths();
    }
  }
}

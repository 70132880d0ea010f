package io.faasduet.localcloud.tables.expression;

import java.util.stream.Stream;

/** A part of an expression: what has a value, or what is true or false. */
sealed interface ExpressionNode permits Operand, Condition {
  /** The attributes that it looks at. */
  Stream<DocumentPath> paths();
}

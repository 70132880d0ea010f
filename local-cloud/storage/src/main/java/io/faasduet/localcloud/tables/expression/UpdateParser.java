package io.faasduet.localcloud.tables.expression;

import io.faasduet.localcloud.tables.expression.ExpressionToken.Kind;
import io.faasduet.localcloud.tables.expression.Operand.Literal;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValue.NumberValue;
import io.faasduet.localcloud.tables.value.AttributeValue.SetValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Parses updates: the sections SET, REMOVE, ADD and DELETE, each at most once. */
final class UpdateParser {
  private final TokenStream tokens;
  private final OperandParser operands;
  private final List<DocumentPath> paths = new ArrayList<>();
  private final List<UpdateAction> actions = new ArrayList<>();

  private UpdateParser(TokenStream tokens, ExpressionAttributes attributes) {
    this.tokens = tokens;
    this.operands = new OperandParser(tokens, attributes);
  }

  static Update parse(TokenStream tokens, ExpressionAttributes attributes) {
    UpdateParser parser = new UpdateParser(tokens, attributes);
    Set<String> sections = new HashSet<>();
    do {
      String section = tokens.peek().text().toUpperCase(Locale.ROOT);
      Supplier<UpdateAction> action = parser.actionsOf(section);
      if (!sections.add(section)) {
        throw tokens.error(
            "The \"" + section + "\" section can only be used once in an update expression;");
      }
      tokens.take();
      do {
        parser.actions.add(action.get());
      } while (tokens.takeSymbol(","));
    } while (!tokens.isAt(Kind.END));
    return new Update(parser.actions);
  }

  private Supplier<UpdateAction> actionsOf(String section) {
    return switch (section) {
      case "SET" -> this::assignment;
      case "REMOVE" -> () -> new UpdateAction.Remove(path());
      case "ADD" -> this::addition;
      case "DELETE" -> this::deletion;
      default -> throw tokens.syntaxError();
    };
  }

  private UpdateAction assignment() {
    DocumentPath path = path();
    tokens.expectSymbol("=");
    return new UpdateAction.Assign(path, value());
  }

  private UpdateAction addition() {
    DocumentPath path = path();
    AttributeValue value = operands.value().value();
    if (!(value instanceof NumberValue || value instanceof SetValue)) {
      throw wrongType("operator: ADD", value);
    }
    return new UpdateAction.Add(path, value);
  }

  private UpdateAction deletion() {
    DocumentPath path = path();
    AttributeValue value = operands.value().value();
    if (!(value instanceof SetValue set)) {
      throw wrongType("operator: DELETE", value);
    }
    return new UpdateAction.DeleteElements(path, set);
  }

  private DocumentPath path() {
    DocumentPath path = operands.path();
    PathOverlaps.add(path, paths, tokens);
    return path;
  }

  private UpdateValue value() {
    UpdateValue first = operand();
    boolean minus = tokens.isAtSymbol("-");
    if (!minus && !tokens.isAtSymbol("+")) {
      return first;
    }
    String operator = tokens.take().text();
    UpdateValue second = operand();
    checkType(operator, "N", first);
    checkType(operator, "N", second);
    return new UpdateValue.Sum(first, second, minus);
  }

  private UpdateValue operand() {
    if (tokens.takeSymbol("(")) {
      UpdateValue inner = value();
      tokens.expectSymbol(")");
      return inner;
    } else if (operands.isAtValue()) {
      return new UpdateValue.Of(operands.value());
    } else if (tokens.isAt(Kind.NAME) && tokens.peekSecond().text().equals("(")) {
      return function();
    }
    return new UpdateValue.Of(operands.path());
  }

  private UpdateValue function() {
    String name = tokens.peek().text();
    if (!name.equals("if_not_exists") && !name.equals("list_append")) {
      throw tokens.error("Invalid function name; function: " + name);
    }
    tokens.take();
    tokens.expectSymbol("(");
    List<UpdateValue> given = new ArrayList<>();
    do {
      given.add(operand());
    } while (tokens.takeSymbol(","));
    tokens.expectSymbol(")");
    if (given.size() != 2) {
      throw tokens.error(
          "Incorrect number of operands for operator or function; operator or function: "
              + name
              + ", number of operands: "
              + given.size());
    } else if (name.equals("list_append")) {
      given.forEach(operand -> checkType(name, "L", operand));
      return new UpdateValue.ListAppend(given.get(0), given.get(1));
    } else if (given.get(0) instanceof UpdateValue.Of of
        && of.operand() instanceof DocumentPath path) {
      return new UpdateValue.IfNotExists(path, given.get(1));
    }
    throw tokens.error(
        "Operator or function requires a document path; operator or function: " + name);
  }

  private void checkType(String function, String type, UpdateValue operand) {
    if (operand instanceof UpdateValue.Of of
        && of.operand() instanceof Literal literal
        && !literal.value().type().equals(type)) {
      throw wrongType("operator or function: " + function, literal.value());
    }
  }

  private TablesError wrongType(String of, AttributeValue value) {
    String type =
        !of.startsWith("operator:")
            ? value.type()
            : switch (value.type()) {
              case "S" -> "STRING";
              case "N" -> "NUMBER";
              case "B" -> "BINARY";
              case "BOOL" -> "BOOLEAN";
              case "L" -> "LIST";
              case "M" -> "MAP";
              default -> value.type();
            };
    return tokens.error(
        "Incorrect operand type for operator or function; " + of + ", operand type: " + type);
  }
}

package io.faasduet.localcloud.lambda.function;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as callers name it: its name, a partial ARN ({@code 123456789012:function:name}) or a
 * whole one, each with or without a version or alias.
 */
public record FunctionName(String name, Optional<String> qualifier) {
  private static final Pattern FORMS =
      Pattern.compile(
          "(?:(?:arn:[\\w-]+:lambda:[\\w-]+:)?\\d{12}:function:)?"
              + "([\\w-]{1,64})(?::(\\$LATEST|[\\w-]{1,128}))?");

  /**
   * Reads any of the forms.
   *
   * @throws ServiceException if it is none
   */
  public static FunctionName parse(String text) {
    Matcher form = FORMS.matcher(text);
    if (!form.matches()) {
      throw new ServiceException(
          400, "ValidationException", "'" + text + "' is not a function's name or ARN");
    }
    return new FunctionName(form.group(1), Optional.ofNullable(form.group(2)));
  }

  /** Whether it means the only version there is. */
  public boolean isLatest() {
    return qualifier.isEmpty() || qualifier.get().equals(LambdaFunction.VERSION);
  }

  /** With its qualifier, as error messages name it. */
  public String arn() {
    return LambdaFunction.arn(name) + qualifier.map(it -> ":" + it).orElse("");
  }
}

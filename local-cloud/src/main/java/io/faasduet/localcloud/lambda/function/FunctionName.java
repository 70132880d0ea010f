package io.faasduet.localcloud.lambda.function;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as callers name it: its name, a partial ARN ({@code 123456789012:function:name}) or a
 * whole one, each with or without a version or alias.
 *
 * @param region of a whole ARN, or where the caller thinks that it calls
 */
public record FunctionName(String name, Optional<String> region, Optional<String> qualifier) {
  private static final Pattern FORMS =
      Pattern.compile(
          "(?:(?:arn:[\\w-]+:lambda:([\\w-]+):)?\\d{12}:function:)?"
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
    return new FunctionName(
        form.group(2), Optional.ofNullable(form.group(1)), Optional.ofNullable(form.group(3)));
  }

  /** Whether it means the version that can be changed. */
  public boolean isLatest() {
    return qualifier.isEmpty() || qualifier.get().equals(LambdaFunction.LATEST);
  }

  /** With its qualifier, as error messages name it. */
  public String arn() {
    return LambdaFunction.arn(region.orElse(LambdaConfiguration.DEFAULT_REGION), name)
        + qualifier.map(it -> ":" + it).orElse("");
  }

  /** As {@link #arn()}, always with a qualifier. */
  public String qualifiedArn() {
    return qualifier.isPresent() ? arn() : qualified(LambdaFunction.LATEST).arn();
  }

  /** The same in a region, unless it has one. */
  public FunctionName in(Optional<String> other) {
    return new FunctionName(name, region.or(() -> other), qualifier);
  }

  /**
   * The same in a version, or by an alias.
   *
   * @throws ServiceException if it is named with another one already
   */
  public FunctionName qualified(String other) {
    if (qualifier.isPresent() && !qualifier.get().equals(other)) {
      throw ServiceException.invalidParameter(
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    return new FunctionName(name, region, Optional.of(other));
  }
}

package io.faasduet.lambda;

import io.faasduet.api.FunctionException;

/**
 * A failure in the form Lambda wants. The runtime takes the class's full name for {@code errorType}
 * and the stack trace for {@code stackTrace}, and sends both to the caller. So each kind of failure
 * has a class in the unnamed package, called exactly as the caller should read it, and none has a
 * stack trace or a cause. Code in a package cannot import those classes: catch this one.
 */
public class LambdaError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error of the kind that the class's name says. */
  protected LambdaError(String message) {
    super(message, null, false, false);
  }

  /** What Lambda is told of a failure. */
  static LambdaError of(FunctionException failure) {
    String name = failure.failure().errorType();
    try {
      return Class.forName(name, true, LambdaError.class.getClassLoader())
          .asSubclass(LambdaError.class)
          .getConstructor(String.class)
          .newInstance(String.valueOf(failure.getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("duet-lambda lacks its class " + name, e);
    }
  }
}

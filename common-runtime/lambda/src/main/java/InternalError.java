import io.faasduet.lambda.LambdaError;

/**
 * {@link io.faasduet.api.ErrorKind#INTERNAL} as Lambda reports it; see {@link LambdaError} for why
 * it is here.
 */
public final class InternalError extends LambdaError {
  private static final long serialVersionUID = 1L;

  /** The error with the message that the caller sees. */
  public InternalError(String message) {
    super(message);
  }
}

import io.faasduet.lambda.LambdaError;

/**
 * {@link io.faasduet.api.ErrorKind#UNAVAILABLE} as Lambda reports it; see {@link LambdaError} for
 * why it is here.
 */
public final class Unavailable extends LambdaError {
  private static final long serialVersionUID = 1L;

  /** The error with the message that the caller sees. */
  public Unavailable(String message) {
    super(message);
  }
}

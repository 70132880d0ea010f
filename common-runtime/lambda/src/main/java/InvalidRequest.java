import io.faasduet.lambda.LambdaError;

/**
 * {@link io.faasduet.api.ErrorKind#INVALID_REQUEST} as Lambda reports it; see {@link LambdaError}
 * for why it is here.
 */
public final class InvalidRequest extends LambdaError {
  private static final long serialVersionUID = 1L;

  /** The error with the message that the caller sees. */
  public InvalidRequest(String message) {
    super(message);
  }
}

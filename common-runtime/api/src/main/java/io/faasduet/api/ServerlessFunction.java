package io.faasduet.api;

/**
 * A serverless function: one request in, one response out.
 *
 * <p>The constructor is the INIT phase and does all loading; {@link #apply} only works with what is
 * already there. One instance serves every invocation of its process, from several threads at once
 * on the server, so its fields are final and what they hold is safe to share.
 *
 * @param <I> the request, a record; JSON fields are its components, named by {@link FieldNaming}
 * @param <O> the response, a record; JSON fields are its components, named by {@link FieldNaming}
 */
@FunctionalInterface
public interface ServerlessFunction<I, O> extends AutoCloseable {

  /**
   * Answers one request.
   *
   * @throws FunctionException for a failure whose kind the caller should learn; see {@link
   *     ErrorKind} for what becomes of it on each platform
   * @throws Exception for anything else, which the caller sees as an internal error without detail
   */
  O apply(I request, Invocation invocation) throws Exception;

  /**
   * A hook that runs before a snapshot is taken of the process, which is later restored many times:
   * the place to run what only the first request would, and to close connections.
   */
  default void beforeSnapshot() throws Exception {}

  /**
   * A hook that runs in each process restored from a snapshot, before its first request: the place
   * to open connections again and to draw new random seeds. The instance's id, the generator of
   * request ids and the cold flag are renewed before it.
   */
  default void afterRestore() throws Exception {}

  /** Releases what the constructor took. Called once, when the process drains. */
  @Override
  default void close() {}
}

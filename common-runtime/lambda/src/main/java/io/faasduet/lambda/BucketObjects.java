package io.faasduet.lambda;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.FunctionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects that notifications announce, as requests. Deletions, markers of directories and
 * objects that are done already are passed over, with a line in the log. Thread-safe.
 */
final class BucketObjects<I> {
  private static final Logger LOG = LoggerFactory.getLogger(BucketObjects.class);

  private final BiFunction<String, String, I> request;
  private final DoneObjects done = new DoneObjects();

  /**
   * Requests for objects.
   *
   * @param request the request for an object, from its bucket and its key
   */
  BucketObjects(BiFunction<String, String, I> request) {
    this.request = requireNonNull(request, "request");
  }

  /**
   * The work that a notification asks for.
   *
   * @param delivery what is the same when it comes again
   */
  List<Work<I>> work(List<ObjectChange> changes, String delivery) {
    if (changes.isEmpty()) {
      LOG.info("the bucket's notification announces no object: it tests the configuration");
    }
    List<Work<I>> work = new ArrayList<>();
    for (ObjectChange change : changes) {
      String id = DoneObjects.id(change, delivery);
      if (!change.creates()) {
        LOG.info("passed over {} of {}", change.event(), change);
      } else if (isMarker(change)) {
        LOG.info("passed over {}, an empty object that shows a directory", change);
      } else if (done.contains(id)) {
        LOG.info("passed over {}, which was done when the event came before", change);
      } else {
        work.add(
            new Work<>(change.toString(), id, () -> request.apply(change.bucket(), change.key())));
      }
    }
    return work;
  }

  /** Remembers what was done of a notification that will come again. */
  void remember(List<Work<I>> succeeded) {
    succeeded.forEach(each -> done.add(each.id()));
  }

  /** A key that cannot be decoded is no marker: its request fails and says why. */
  private static boolean isMarker(ObjectChange change) {
    try {
      return change.isDirectoryMarker();
    } catch (FunctionException e) {
      return false;
    }
  }

  /**
   * One request.
   *
   * @param name the object, for the log; empty for a request that names none
   * @param id for {@link DoneObjects}
   * @param request makes it; may throw a {@link FunctionException}
   */
  record Work<I>(String name, String id, Callable<I> request) {}
}

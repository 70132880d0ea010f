package io.faasduet.sebs.recognition;

import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.S3Address;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The model that an environment has loaded: the one that was asked for last. Thread-safe. */
final class CurrentModel implements AutoCloseable {
  private final ObjectStore store;
  private final Settings settings;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private Optional<RecognitionModel> model = Optional.empty();

  CurrentModel(ObjectStore store, Settings settings) {
    this.store = store;
    this.settings = settings;
  }

  /**
   * A model that stays open until its use is closed, by the same thread.
   *
   * @param model the model
   * @param isNew whether it was loaded for this use
   */
  record Use(RecognitionModel model, boolean isNew, ReadWriteLock lock) implements AutoCloseable {
    @Override
    public void close() {
      lock.readLock().unlock();
    }
  }

  /**
   * The model of an address, which is loaded unless it is the current one.
   *
   * @throws IOException if it cannot be fetched
   */
  @SuppressWarnings("LockNotBeforeTry") // a use has the lock until it is closed
  Use use(S3Address wanted) throws IOException {
    boolean isNew = false;
    while (true) {
      lock.readLock().lock();
      if (isCurrent(wanted)) {
        return new Use(model.orElseThrow(), isNew, lock);
      }
      lock.readLock().unlock();
      isNew = replaced(wanted);
    }
  }

  private boolean replaced(S3Address wanted) throws IOException {
    lock.writeLock().lock();
    try {
      if (isCurrent(wanted)) {
        return false;
      }
      RecognitionModel loaded = RecognitionModel.load(store, wanted, settings);
      model.ifPresent(RecognitionModel::close);
      model = Optional.of(loaded);
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private boolean isCurrent(S3Address wanted) {
    return model.map(RecognitionModel::address).filter(wanted::equals).isPresent();
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      model.ifPresent(RecognitionModel::close);
      model = Optional.empty();
    } finally {
      lock.writeLock().unlock();
    }
  }
}

package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.serving.RunningInstances.Instance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Server processes of one function, as many as are asked for, behind one queue. A request goes to
 * an instance as {@link RunningInstances} says; if every instance has as many as it may, or there
 * is none yet, the request waits. An instance that dies is replaced. Thread-safe.
 */
final class InstancePool implements AutoCloseable {
  private final InstanceLauncher launcher;
  private final int queueLimit;
  private final Runnable none;
  private final Consumer<InstanceCount> listener;
  private final RunningInstances running;
  private final Deque<CompletableFuture<Lease>> waiting = new ArrayDeque<>();
  private int starting;
  private int desired;
  private int started;
  private boolean closed;

  /**
   * No instances yet.
   *
   * @param concurrency the most requests at once in an instance; 0 for no limit
   * @param queueLimit the most requests that wait
   * @param none what is to be done when a request comes and there is no instance; must be quick
   * @param listener hears of each change, quickly, on the thread that made it
   */
  InstancePool(
      ServerStarter starter,
      int concurrency,
      int queueLimit,
      Runnable none,
      Consumer<InstanceCount> listener) {
    this.launcher = new InstanceLauncher(starter::start);
    this.running = new RunningInstances(concurrency);
    this.queueLimit = queueLimit;
    this.none = none;
    this.listener = listener;
  }

  /** A request's place in an instance, which must be given back. */
  final class Lease {
    private final Instance instance;
    private boolean released;

    private Lease(Instance instance) {
      this.instance = instance;
    }

    int port() {
      return instance.process().port();
    }

    /** The instance takes no connection: it gets no more requests, and is replaced. */
    void refused() {
      synchronized (InstancePool.this) {
        if (running.retire(instance)) {
          scaleTo(desired);
        }
        release();
      }
    }

    /** The request has ended; further calls do nothing. */
    void release() {
      synchronized (InstancePool.this) {
        if (released) {
          return;
        }
        released = true;
        if (running.leave(instance)) {
          launcher.end(instance.process());
        }
        dispatch();
      }
    }
  }

  /**
   * A place for a request, at once or when there is one. Cancelling it gives up the place in the
   * queue.
   *
   * @return fails with a {@link NoInstanceException} if the queue is full or no instance starts
   */
  synchronized CompletableFuture<Lease> acquire() {
    CompletableFuture<Lease> place = new CompletableFuture<>();
    waiting.removeIf(CompletableFuture::isDone);
    if (closed) {
      place.completeExceptionally(new NoInstanceException("the platform is closed"));
    } else if (waiting.size() >= queueLimit && running.next().isEmpty()) {
      place.completeExceptionally(
          new NoInstanceException(queueLimit + " requests wait already; try again later"));
    } else {
      waiting.add(place);
      dispatch();
      if (size() == 0) {
        none.run();
      }
    }
    return place;
  }

  /** Makes or ends instances until there are so many; those that end finish their requests. */
  synchronized void scaleTo(int number) {
    if (closed) {
      return;
    }
    desired = number;
    boolean changed = false;
    while (size() > desired && running.ready() > 0) {
      drain(running.idlest().orElseThrow());
      changed = true;
    }
    while (size() < desired) {
      starting++;
      launcher.start(this::started, this::notStarted);
      changed = true;
    }
    if (changed) {
      tell();
    }
  }

  /** Ends all instances now, whatever they are doing; the number that is asked for becomes 0. */
  void makeCold() {
    List<Instance> ending;
    synchronized (this) {
      desired = 0;
      ending = running.removeAll();
      tell();
    }
    // asked to drain, each would wait a second for requests of connections that the proxy keeps
    ending.forEach(instance -> instance.process().close(Duration.ZERO));
  }

  /**
   * How many instances and requests there are.
   *
   * @param desired instances that there should be
   * @param started instances that have started, ever
   * @param waiting requests that wait for an instance
   * @param inFlight requests that are in one
   */
  record State(
      int ready, int starting, int draining, int desired, int started, int waiting, int inFlight) {}

  synchronized State state() {
    int all = outstanding();
    return new State(
        running.ready(),
        starting,
        running.draining(),
        desired,
        started,
        waiting.size(),
        all - waiting.size());
  }

  synchronized int ready() {
    return running.ready();
  }

  /** Those that take requests, and those that will. */
  synchronized int size() {
    return running.ready() + starting;
  }

  /** How many instances have been started, ever. */
  synchronized int started() {
    return started;
  }

  /** Requests that are in an instance, or wait for one. */
  synchronized int outstanding() {
    waiting.removeIf(CompletableFuture::isDone);
    return waiting.size() + running.requests();
  }

  /** The processes of those that take requests. */
  synchronized List<Long> processIds() {
    return running.processIds();
  }

  /** Ends all instances, those that start included, and fails what waits. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    makeCold();
    fail("the platform is closed");
    launcher.close();
  }

  private void started(ServerProcess process) {
    Instance instance = new Instance(process);
    if (joins(instance)) {
      process.onExit(() -> died(instance));
    } else {
      process.close();
    }
  }

  /** Whether an instance that has started is still wanted. */
  private synchronized boolean joins(Instance instance) {
    starting--;
    started++;
    boolean wanted = !closed && size() < desired;
    if (wanted) {
      running.add(instance);
      dispatch();
    }
    tell();
    return wanted;
  }

  private void notStarted(RuntimeException failure) {
    synchronized (this) {
      starting--;
      desired = Math.min(desired, size()); // a next request starts another
      tell();
      if (size() == 0) {
        fail("no instance starts: " + failure.getMessage());
      }
    }
  }

  private synchronized void died(Instance instance) {
    if (running.remove(instance)) {
      launcher.end(instance.process());
      scaleTo(desired);
    }
  }

  /** Ends an instance when its last request has ended. */
  private void drain(Instance instance) {
    running.retire(instance);
    if (!running.isDraining(instance)) {
      launcher.end(instance.process());
    }
  }

  private void dispatch() {
    for (Optional<Instance> free = running.next(); free.isPresent(); free = running.next()) {
      CompletableFuture<Lease> next = waiting.poll();
      if (next == null) {
        return;
      }
      running.enter(free.get());
      Lease lease = new Lease(free.get());
      if (!next.complete(lease)) { // its client has gone
        lease.released = true;
        running.leave(free.get());
      }
    }
  }

  private synchronized void fail(String reason) {
    for (CompletableFuture<Lease> place = waiting.poll(); place != null; place = waiting.poll()) {
      place.completeExceptionally(new NoInstanceException(reason));
    }
  }

  private void tell() {
    listener.accept(new InstanceCount(System.nanoTime(), running.ready(), starting));
  }
}

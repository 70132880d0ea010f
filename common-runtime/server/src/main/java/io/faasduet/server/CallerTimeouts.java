package io.faasduet.server;

import java.time.Duration;

/**
 * How long a server waits for its callers.
 *
 * @param upload how often the rate of request bodies is checked
 * @param refused how long a body is read and dropped whose request has been refused
 * @param unread after which an answer is ended that nobody reads
 * @param unreadInNeed the same where its memory or its place is needed
 * @param quiet after which a kept connection is closed by a server that ends
 */
record CallerTimeouts(
    Duration upload, Duration refused, Duration unread, Duration unreadInNeed, Duration quiet) {
  static final CallerTimeouts DEFAULT =
      new CallerTimeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));
}

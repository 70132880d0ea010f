package io.faasduet.localcloud.queues.server;

import java.io.IOException;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;

/**
 * An SQS server on a free port of the loopback interface. Prints the port as a line, and ends when
 * its standard input does, so that it does not outlive the process that started it.
 */
public final class QueueServer {
  private QueueServer() {}

  /**
   * Serves until the end of standard input.
   *
   * @param arguments the port of this machine that clients use, and that queues have in their
   *     addresses; the server's own unless given
   */
  public static void main(String[] arguments) throws IOException {
    ActorSystem actors = MalformedRequests.actors();
    System.out.println(start(actors, arguments).waitUntilStarted().localAddress().getPort());
    System.out.flush();
    while (System.in.read() >= 0) {
      // nothing is said to it
    }
    Runtime.getRuntime().halt(0);
  }

  static SQSRestServer start(ActorSystem actors, String... arguments) {
    CheckedHttp.install(actors, new RequestCheck());
    TheSQSRestServerBuilder builder =
        SQSRestServerBuilder.withActorSystem(actors)
            .withDynamicPort()
            .withInterface("127.0.0.1")
            .withAWSRegion("us-east-1");
    return (arguments.length == 0
            ? builder
            : builder.withServerAddress(
                new NodeAddress("http", "127.0.0.1", Integer.parseInt(arguments[0]), "")))
        .start();
  }
}

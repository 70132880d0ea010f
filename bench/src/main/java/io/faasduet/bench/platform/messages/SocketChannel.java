package io.faasduet.bench.platform.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZFrame;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/** Batches over a ZeroMQ socket: a frame for each message, a frame for each answer. */
final class SocketChannel implements MessageChannel {
  private static final int MOST_MILLIS = 1_000;

  /** JeroMQ sometimes leaves a new connection's first bytes unread; it is then made again. */
  private static final int HANDSHAKE_MILLIS = 500;

  private ZContext context;
  private ZMQ.Socket socket;

  @Override
  public String queue() {
    return "";
  }

  @Override
  public void connect(String address) {
    context = new ZContext();
    socket = context.createSocket(SocketType.REQ);
    socket.setHandshakeIvl(HANDSHAKE_MILLIS);
    socket.setLinger(0);
    socket.connect(address);
  }

  @Override
  public void disconnect() {
    context.close();
  }

  @Override
  public void send(SentBatch batch) {
    ZMsg message = new ZMsg();
    batch.requests().forEach(request -> message.add(request.toString().getBytes(UTF_8)));
    if (!message.send(socket)) {
      throw new MessageException("the socket takes no message");
    }
  }

  @Override
  public List<MessageReply> receive(SentBatch batch, long deadlineNanos) {
    long millis = Math.max(1, (deadlineNanos - System.nanoTime()) / 1_000_000);
    socket.setReceiveTimeOut((int) Math.min(MOST_MILLIS, millis));
    ZMsg answer = ZMsg.recvMsg(socket);
    if (answer == null) {
      return List.of();
    } else if (answer.size() != batch.size() + 1) {
      throw new MessageException(
          "%d answers to %d messages".formatted(answer.size() - 1, batch.size()));
    }
    ObjectNode by = SentBatch.object(answer.pop().getString(UTF_8));
    List<MessageReply> replies = new ArrayList<>();
    int message = 0;
    for (ZFrame frame : answer) {
      String text = frame.getString(UTF_8);
      if (text.isEmpty()) {
        throw new MessageException("the function failed at message " + message);
      }
      JsonNode json = SentBatch.object(text);
      replies.add(
          new MessageReply(
              batch.id(message++),
              by.path("instance").asText(),
              by.path("cold").asBoolean(),
              json));
    }
    return replies;
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
    }
  }
}

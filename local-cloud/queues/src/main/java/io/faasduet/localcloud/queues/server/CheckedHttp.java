package io.faasduet.localcloud.queues.server;

import java.lang.reflect.Field;
import java.util.Map;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ActorSystemImpl;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.scaladsl.ConnectionContext;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.Http$;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.stream.FanInShape2;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.UniformFanInShape;
import org.apache.pekko.stream.UniformFanOutShape;
import org.apache.pekko.stream.javadsl.Broadcast;
import org.apache.pekko.stream.javadsl.GraphDSL;
import org.apache.pekko.stream.javadsl.Merge;
import org.apache.pekko.stream.javadsl.Partition;
import org.apache.pekko.stream.javadsl.ZipWith;
import org.apache.pekko.stream.scaladsl.Flow;
import scala.concurrent.Future;

/**
 * Pekko's HTTP with a check before what is bound to a port. ElasticMQ makes its routes and binds
 * them in one method, and a relay before it would leave its own port open, so the check is where it
 * asks its actor system for HTTP.
 */
final class CheckedHttp extends HttpExt {
  private final RequestCheck check;

  private CheckedHttp(ExtendedActorSystem actors, RequestCheck check) {
    super(actors.settings().config().getConfig("pekko.http"), actors);
    this.check = check;
  }

  /**
   * Gives an actor system HTTP with a check.
   *
   * @param actors one that has not been asked for HTTP
   * @throws IllegalStateException if Pekko is of a version that keeps its extensions elsewhere
   */
  static void install(ActorSystem actors, RequestCheck check) {
    try {
      Field field = ActorSystemImpl.class.getDeclaredField("extensions");
      field.setAccessible(true);
      @SuppressWarnings("unchecked")
      Map<Object, Object> extensions = (Map<Object, Object>) field.get(actors);
      extensions.put(Http$.MODULE$, new CheckedHttp((ExtendedActorSystem) actors, check));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Pekko takes no check of requests", e);
    }
  }

  @Override
  public Future<Http.ServerBinding> bindAndHandleImpl(
      Flow<HttpRequest, HttpResponse, Object> routes,
      String address,
      int port,
      ConnectionContext context,
      ServerSettings settings,
      LoggingAdapter log,
      Materializer materializer) {
    return super.bindAndHandleImpl(
        checked(routes), address, port, context, settings, log, materializer);
  }

  private static HttpResponse worded(HttpResponse answer, HttpRequest request) {
    return (HttpResponse) ProtocolError.worded(request, answer);
  }

  /** A connection has one request at a time (pipelining-limit), so answers keep their order. */
  @SuppressWarnings("unchecked")
  private Flow<HttpRequest, HttpResponse, Object> checked(
      Flow<HttpRequest, HttpResponse, Object> routes) {
    org.apache.pekko.stream.javadsl.Flow<HttpRequest, HttpResponse, NotUsed> refusals =
        org.apache.pekko.stream.javadsl.Flow.of(HttpRequest.class)
            .map(request -> (HttpResponse) check.refusal(request).orElseThrow());
    return (Flow<HttpRequest, HttpResponse, Object>)
        (Flow<HttpRequest, HttpResponse, ?>)
            org.apache.pekko.stream.javadsl.Flow.fromGraph(
                    GraphDSL.create(
                        graph -> {
                          UniformFanOutShape<HttpRequest, HttpRequest> split =
                              graph.add(
                                  Partition.create(
                                      HttpRequest.class,
                                      2,
                                      request -> check.refusal(request).isPresent() ? 1 : 0));
                          UniformFanInShape<HttpResponse, HttpResponse> join =
                              graph.add(Merge.create(2));
                          UniformFanOutShape<HttpRequest, HttpRequest> taken =
                              graph.add(Broadcast.create(2));
                          FanInShape2<HttpResponse, HttpRequest, HttpResponse> worded =
                              graph.add(ZipWith.create(CheckedHttp::worded));
                          graph.from(split.out(0)).toFanOut(taken);
                          graph
                              .from(taken.out(0))
                              .via(graph.add(routes.asJava()))
                              .toInlet(worded.in0());
                          graph.from(taken.out(1)).toInlet(worded.in1());
                          graph.from(worded.out()).viaFanIn(join);
                          graph.from(split.out(1)).via(graph.add(refusals)).viaFanIn(join);
                          return FlowShape.of(split.in(), join.out());
                        }))
                .asScala();
  }
}

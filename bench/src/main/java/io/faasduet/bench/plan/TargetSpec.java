package io.faasduet.bench.plan;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of a plan's targets, understood. */
public sealed interface TargetSpec {

  /** What results call it. */
  String label();

  /** A platform on this machine. */
  enum Local implements TargetSpec {
    LAMBDA,
    HTTP,
    GRPC,
    KNATIVE,
    FLEET;

    @Override
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A function on AWS Lambda, or on what AWS's settings point to.
   *
   * @param region its region; that of AWS's settings unless given
   */
  record AwsLambda(String function, Optional<String> region) implements TargetSpec {
    @Override
    public String label() {
      return "lambda:" + function + region.map(name -> "@" + name).orElse("");
    }
  }

  /** A server that somebody else runs, asked over HTTP. */
  record HttpServer(URI address) implements TargetSpec {
    @Override
    public String label() {
      return address.toString();
    }
  }

  /**
   * A server that somebody else runs, asked over gRPC.
   *
   * @param address {@code http://HOST:PORT}
   * @param greeter whether {@code helloworld.Greeter/SayHello} is called, as vHive's invoker does,
   *     rather than {@code duet.v1.FunctionService/Invoke}
   */
  record GrpcServer(URI address, boolean greeter) implements TargetSpec {
    @Override
    public String label() {
      return "grpc://" + address.getAuthority() + (greeter ? "/greeter" : "/duet");
    }
  }

  /**
   * Understands an entry.
   *
   * @throws PlanException if it is none
   */
  static TargetSpec parse(String text) {
    for (Local local : Local.values()) {
      if (local.label().equals(text)) {
        return local;
      }
    }
    Matcher lambda = Pattern.compile("lambda:([\\w:-]+)(?:@([\\w-]+))?").matcher(text);
    if (lambda.matches()) {
      return new AwsLambda(lambda.group(1), Optional.ofNullable(lambda.group(2)));
    }
    Matcher grpc =
        Pattern.compile("grpc://([\\w.\\[\\]:-]+:\\d+)(?:/(duet|greeter)?)?").matcher(text);
    if (grpc.matches()) {
      return new GrpcServer(URI.create("http://" + grpc.group(1)), "greeter".equals(grpc.group(2)));
    }
    if (text.matches("https?://[\\w.\\[\\]:-]+(/[^,\"\\s]*)?")) {
      return new HttpServer(URI.create(text));
    }
    throw new PlanException(
        ("'%s' is no target: there are lambda, http, grpc, knative and fleet on this machine,"
                + " lambda:FUNCTION[@REGION], http://… and grpc://HOST:PORT/duet (or /greeter)")
            .formatted(text));
  }
}

package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.events.EventSourceMapping;
import io.faasduet.localcloud.lambda.events.EventSourceMappings;
import io.faasduet.localcloud.lambda.events.QueueArn;
import io.faasduet.localcloud.lambda.events.SqsQueues;
import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.localcloud.lambda.json.FieldsTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/** Event source mappings: made, shown, listed, changed and deleted. */
public final class EventSourceOperations {
  private static final int PAGE = 100;
  private static final String REPORTS = "ReportBatchItemFailures";
  private static final FieldsTaken FIELDS =
      FieldsTaken.of(
          "BatchSize",
          "Enabled",
          "EventSourceArn",
          "FunctionName",
          "FunctionResponseTypes",
          "MaximumBatchingWindowInSeconds",
          "ScalingConfig",
          "UUID");

  private final EventSourceMappings sources;
  private final FunctionRegistry functions;
  private final SqsQueues queues;

  public EventSourceOperations(
      EventSourceMappings sources, FunctionRegistry functions, SqsQueues queues) {
    this.sources = sources;
    this.functions = functions;
    this.queues = queues;
  }

  public void addTo(LambdaApi api) {
    String path = "/2015-03-31/event-source-mappings";
    api.with("POST", path, this::create)
        .with("GET", path, this::list)
        .with("GET", path + "/*", this::get)
        .with("PUT", path + "/*", this::update)
        .with("DELETE", path + "/*", this::delete);
  }

  private ApiResponse create(ApiRequest call) {
    ApiBody body = call.body();
    QueueArn queue = QueueArn.parse(body.required("EventSourceArn"));
    EventSourceMapping start =
        new EventSourceMapping(
            UUID.randomUUID().toString(),
            queue,
            deployed(call, body.required("FunctionName")),
            10,
            Duration.ZERO,
            false,
            Optional.empty(),
            true,
            Instant.now());
    return put(changed(start, call), "Creating");
  }

  private ApiResponse update(ApiRequest call) {
    return put(changed(sources.find(call.resource()), call), "Updating");
  }

  private ApiResponse get(ApiRequest call) {
    return ApiResponse.json(200, sources.find(call.resource()).description(Optional.empty()));
  }

  private ApiResponse delete(ApiRequest call) {
    EventSourceMapping source = sources.find(call.resource());
    sources.remove(source.id());
    return ApiResponse.json(202, source.description(Optional.of("Deleting")));
  }

  private ApiResponse list(ApiRequest call) {
    Stream<EventSourceMapping> listed = sources.all().stream();
    Optional<String> arn = call.parameter("EventSourceArn");
    Optional<String> function =
        call.parameter("FunctionName").map(FunctionName::parse).map(FunctionName::name);
    ListPage<EventSourceMapping> page =
        ListPage.of(
            call,
            PAGE,
            listed
                .filter(source -> arn.isEmpty() || arn.get().equals(source.queue().text()))
                .filter(
                    source -> function.isEmpty() || function.get().equals(source.function().name()))
                .toList(),
            EventSourceMapping::id);
    return ApiResponse.json(
        200, page.answer("EventSourceMappings", source -> source.description(Optional.empty())));
  }

  private ApiResponse put(EventSourceMapping source, String change) {
    DeployedFunction function = functions.find(source.function());
    checkVisibility(source.queue(), function);
    sources.put(source);
    return ApiResponse.json(202, source.description(Optional.of(change)));
  }

  /** The whole ARN of a function that a caller names. */
  private FunctionName deployed(ApiRequest call, String text) {
    FunctionName name = FunctionName.parse(text).in(call.region());
    return FunctionName.parse(functions.find(name).arnAs(name));
  }

  private EventSourceMapping changed(EventSourceMapping before, ApiRequest call) {
    ApiBody body = call.body();
    FIELDS.check(body);
    FieldsTaken.of("MaximumConcurrency").checkIn(body, "ScalingConfig");
    return new EventSourceMapping(
        before.id(),
        before.queue(),
        body.text("FunctionName").map(text -> deployed(call, text)).orElse(before.function()),
        body.whole("BatchSize", 1, 10_000).orElse(before.batchSize()),
        body.whole("MaximumBatchingWindowInSeconds", 0, 300)
            .map(Duration::ofSeconds)
            .orElse(before.window()),
        body.has("FunctionResponseTypes")
            ? reports(body.texts("FunctionResponseTypes"))
            : before.reportsFailures(),
        body.has("ScalingConfig")
            ? body.object("ScalingConfig").whole("MaximumConcurrency", 2, 1000)
            : before.maximumConcurrency(),
        body.flag("Enabled").orElse(before.enabled()),
        Instant.now());
  }

  private static boolean reports(List<String> types) {
    if (!List.of(REPORTS).containsAll(types)) {
      throw ServiceException.constraint(
          "functionResponseTypes",
          types,
          "Member must satisfy constraint: [Member must satisfy enum value set: ["
              + REPORTS
              + "]]");
    }
    return !types.isEmpty();
  }

  /** A message must not come back while the function still works at it. */
  private void checkVisibility(QueueArn queue, DeployedFunction function) {
    long timeout = function.revision().function().configuration().timeout().toSeconds();
    int visibility;
    try {
      visibility = queues.visibilitySeconds(queue);
    } catch (SdkException e) {
      ServiceException refusal =
          ServiceException.invalidParameter(
              "Error occurred while ReceiveMessage. SQS Error Message: " + e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
    if (visibility < timeout) {
      throw ServiceException.invalidParameter(
          "Queue visibility timeout: %d seconds is less than Function timeout: %d seconds"
              .formatted(visibility, timeout));
    }
  }
}

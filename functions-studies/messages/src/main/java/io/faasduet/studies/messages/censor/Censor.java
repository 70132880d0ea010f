package io.faasduet.studies.messages.censor;

import io.faasduet.api.BatchFunction;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Outcome;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.studies.messages.ServedBy;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Censors words in documents. Requests that arrive together are answered together: their answers go
 * to each address in one message batch, or one object. Thread-safe.
 */
public final class Censor implements BatchFunction<CensorRequest, CensorResponse> {
  private static final long MOST_MODEL_BYTES = 10_000_000;

  /** The function's description. */
  public static final FunctionSpec<CensorRequest, CensorResponse> SPEC =
      FunctionSpec.builder("censor", CensorRequest.class, CensorResponse.class, Censor::new)
          .summary("censors words in documents")
          .example(
              new CensorRequest(
                  List.of("What a BAIFERIL day."), Optional.empty(), Optional.empty()))
          .build();

  private final ObjectStore store;
  private final ReplySender replies;
  private final DirtyWords packaged = DirtyWords.packaged();
  private final Map<String, DirtyWords> fetched = new ConcurrentHashMap<>();

  /** With the storage and the queues that the settings name. */
  public Censor(InitContext context) {
    this.store = ObjectStores.open(context.settings());
    this.replies = new ReplySender(context.settings(), store);
  }

  @Override
  public CensorResponse apply(CensorRequest request, Invocation invocation) {
    CensorResponse response = censored(request);
    sent(List.of(request), List.of(new Outcome.Success<>(response)), invocation);
    return response;
  }

  @Override
  public List<Outcome<CensorResponse>> applyAll(List<CensorRequest> requests, Invocation invocation)
      throws Exception {
    return sent(requests, Outcome.oneByOne(requests, this::censored), invocation);
  }

  private CensorResponse censored(CensorRequest request) {
    DirtyWords words = request.model().map(this::model).orElse(packaged);
    return new CensorResponse(request.documents().stream().map(words::censor).toList());
  }

  private DirtyWords model(String address) {
    return fetched.computeIfAbsent(
        address,
        text -> {
          URI uri = URI.create(text);
          return DirtyWords.of(ObjectStores.serving(uri, () -> store.read(uri, MOST_MODEL_BYTES)));
        });
  }

  private List<Outcome<CensorResponse>> sent(
      List<CensorRequest> requests, List<Outcome<CensorResponse>> outcomes, Invocation invocation) {
    Map<String, List<CensorReply>> byAddress = new LinkedHashMap<>();
    for (int i = 0; i < requests.size(); i++) {
      Optional<ReplyAddress> reply = requests.get(i).reply();
      if (reply.isPresent() && outcomes.get(i) instanceof Outcome.Success<CensorResponse> answer) {
        byAddress
            .computeIfAbsent(reply.get().to(), to -> new ArrayList<>())
            .add(
                new CensorReply(
                    reply.get().id(), ServedBy.of(invocation), answer.value().documents()));
      }
    }
    byAddress.forEach(replies::send);
    return outcomes;
  }

  @Override
  public void close() {
    replies.close();
    store.close();
  }
}

package io.faasduet.bench.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.election.ElectionUsage;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.election.Board;
import io.faasduet.election.ElectionTiming;
import io.faasduet.election.LeaderNote;
import io.faasduet.election.VoterNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** The voters of one election, each an invocation that lasts until it is stopped. */
final class Electorate {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration GIVEN_UP = Duration.ofMinutes(2);

  private final ElectionTiming timing;
  private final FunctionTarget pair;
  private final Measurement measurement;
  private final OpenRequests requests;
  private final String election = "duet-" + Long.toHexString(System.nanoTime());
  private final Map<Integer, OpenRequests.Request> voters = new TreeMap<>();

  Electorate(ElectionTiming timing, FunctionTarget pair, Measurement measurement) {
    this.timing = timing;
    this.pair = pair;
    this.measurement = measurement;
    this.requests = measurement.open(pair);
  }

  /** A voter begins to vote. */
  void join(int id) {
    ObjectNode vote = request("vote").put("voter", id);
    vote.put("poll_ms", timing.pollMillis());
    vote.put("lease_ms", timing.leaseMillis());
    vote.put("answer_ms", timing.answerMillis());
    voters.put(id, requests.send(vote.toString().getBytes(UTF_8)));
  }

  /** The blackboard once all agree; empty if a voter has ended, or they do not in two minutes. */
  Optional<Board> agreed() {
    long deadline = System.nanoTime() + GIVEN_UP.toNanos();
    while (System.nanoTime() - deadline < 0
        && voters.values().stream().noneMatch(OpenRequests.Request::ended)) {
      Optional<Board> board = look();
      if (board.isEmpty() || board.get().agreed(voters.keySet())) {
        return board;
      }
      measurement.idle(LOOK);
    }
    return Optional.empty();
  }

  /**
   * Ends the leader's environment: its process on this machine, or elsewhere by a note on which it
   * ends itself, at its next poll.
   *
   * @return how many seconds later all others had agreed; empty if they did not
   */
  Optional<Double> endLeader(Board board) {
    LeaderNote leader = board.leader().orElseThrow();
    long process = board.voters().get(leader.leader()).process();
    OpenRequests.Request vote = voters.remove(leader.leader());
    Instant ended = Instant.now();
    if (!pair.target().description().local()) {
      awaited(requests.send(bytes(request("end").put("voter", leader.leader()))));
    } else if (pair.target().processIds().contains(process)) {
      ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    } else {
      throw new IllegalStateException(
          "voter %d says that it is process %d, which is none of %s"
              .formatted(leader.leader(), process, pair.targetName()));
    }
    Optional<Double> seconds = agreed().map(after -> secondsUntilAgreed(after, ended));
    await(vote);
    return seconds;
  }

  private double secondsUntilAgreed(Board after, Instant ended) {
    long last =
        voters.keySet().stream()
            .mapToLong(id -> after.voters().get(id).atMillis())
            .max()
            .orElseThrow();
    return (last - ended.toEpochMilli()) / 1e3;
  }

  /**
   * What all voters did that were not ended.
   *
   * @param sample that of the request that stopped them
   */
  record Ended(
      Sample sample,
      double voterSeconds,
      long polls,
      long readUnits,
      long writes,
      double readMillis,
      double writeMillis) {
    ElectionUsage usage(int count, List<Double> seconds) {
      return new ElectionUsage(count, seconds, voterSeconds, polls, readUnits, writes);
    }
  }

  /** Stops the election and puts all votes on file. */
  Ended stop() {
    OpenRequests.Request stop = requests.send(bytes(request("stop")));
    await(stop);
    List<JsonNode> answers = new ArrayList<>();
    for (OpenRequests.Request vote : voters.values()) {
      await(vote);
      vote.answer().map(Electorate::json).ifPresent(answers::add);
      requests.file(vote, SampleKind.STUDY);
    }
    return new Ended(
        requests.file(stop, SampleKind.STUDY),
        answers.stream().mapToDouble(answer -> answer.path("seconds").asDouble()).sum(),
        sum(answers, "polls"),
        sum(answers, "read_units"),
        sum(answers, "writes"),
        median(answers, "read_ms"),
        median(answers, "write_ms"));
  }

  private static long sum(List<JsonNode> answers, String field) {
    return answers.stream().mapToLong(answer -> answer.path(field).asLong()).sum();
  }

  /** Of the voters' medians; a millisecond if nobody says. */
  private static double median(List<JsonNode> answers, String field) {
    double[] sorted =
        answers.stream()
            .mapToDouble(answer -> answer.path(field).asDouble())
            .filter(millis -> millis > 0)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
  }

  private Optional<Board> look() {
    OpenRequests.Request request = requests.send(bytes(request("look")));
    return awaited(request).map(Electorate::board);
  }

  /** The answer of a request of the harness's own, which is put on file as no figure. */
  private Optional<JsonNode> awaited(OpenRequests.Request request) {
    await(request);
    requests.file(request, SampleKind.WARMUP);
    return request.answer().map(Electorate::json);
  }

  private void await(OpenRequests.Request request) {
    while (!request.ended()) {
      if (Thread.currentThread().isInterrupted() || JvmShutdown.hasBegun()) {
        throw new CancellationException(JvmShutdown.INTERRUPTED);
      }
      measurement.idle(Duration.ofMillis(2));
    }
  }

  private static Board board(JsonNode answer) {
    Map<Integer, VoterNote> notes = new HashMap<>();
    answer
        .path("voters")
        .forEach(
            note ->
                notes.put(
                    note.path("voter").asInt(),
                    new VoterNote(
                        note.path("voter").asInt(),
                        note.path("electing").asBoolean(),
                        note.path("term").asLong(),
                        note.path("leader").asInt(),
                        note.path("at_millis").asLong(),
                        note.path("process").asLong())));
    JsonNode leader = answer.path("leader");
    return new Board(
        leader.isObject()
            ? Optional.of(
                new LeaderNote(
                    leader.path("term").asLong(),
                    leader.path("leader").asInt(),
                    leader.path("beat").asLong(),
                    leader.path("at_millis").asLong()))
            : Optional.empty(),
        notes);
  }

  private ObjectNode request(String command) {
    return MAPPER.createObjectNode().put("election", election).put("command", command);
  }

  private static byte[] bytes(ObjectNode request) {
    return request.toString().getBytes(UTF_8);
  }

  private static JsonNode json(byte[] answer) {
    try {
      return MAPPER.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer is no JSON", e);
    }
  }
}

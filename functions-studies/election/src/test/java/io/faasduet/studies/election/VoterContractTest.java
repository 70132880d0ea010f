package io.faasduet.studies.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.tables.EmbeddedTables;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

class VoterContractTest extends FunctionContract {
  private static final EmbeddedTables TABLES = started();

  VoterContractTest() {
    super(Voter.SPEC, TABLES.settings());
  }

  private static EmbeddedTables started() {
    EmbeddedTables tables = EmbeddedTables.start();
    tables.createTable("election", "election", Optional.of("item"));
    return tables;
  }

  @AfterAll
  static void stop() {
    TABLES.close();
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "an election in which nobody voted",
            "{\"election\":\"none\",\"command\":\"look\"}",
            json -> assertThat(json).contains("\"ended\":\"look\"", "\"voters\":[]")),
        new Example(
            "a vote until the time is over",
            "{\"election\":\"e\",\"voter\":1,\"seconds\":0.1,\"poll_ms\":20,\"lease_ms\":40,"
                + "\"answer_ms\":20}",
            json -> assertThat(json).contains("\"ended\":\"deadline\"")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("election", "{\"election\":\"a b\",\"command\":\"look\"}"),
        BadRequest.ofField("command", "{\"election\":\"e\",\"command\":\"veto\"}"),
        BadRequest.ofField("voter", "{\"election\":\"e\"}"),
        BadRequest.ofField("seconds", "{\"election\":\"e\",\"voter\":1,\"seconds\":0}"),
        BadRequest.ofField("lease_ms", "{\"election\":\"e\",\"voter\":1,\"lease_ms\":300}"),
        BadRequest.ofField("poll_ms", "{\"election\":\"e\",\"voter\":1,\"poll_ms\":1}"));
  }
}

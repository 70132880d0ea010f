package io.faasduet.bench.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class BatchAnswersTest {
  private final SentBatch batch =
      SentBatch.of(
          "b2", "{\"documents\":[\"a\",\"b\",\"c\"],\"model\":\"s3://models/words.txt\"}", false);
  private final BatchAnswers answers = new BatchAnswers(batch);

  @Test
  void aBatchIsAMessageForEachDocumentWithWhereItsAnswerGoes() {
    assertThat(batch.withReply("http://queue", "http://own"))
        .containsExactly(
            "{\"documents\":[\"a\"],\"reply\":{\"to\":\"http://queue\",\"id\":\"b2-0\"}}",
            "{\"documents\":[\"b\"],\"reply\":{\"to\":\"http://queue\",\"id\":\"b2-1\"}}",
            "{\"documents\":[\"c\"],\"reply\":{\"to\":\"http://queue\",\"id\":\"b2-2\"}}");
  }

  @Test
  void answersThatArriveInAnyOrderMakeTheResponseInTheOrderOfTheDocuments() {
    answers.add(reply("b2-2", "C"));
    answers.add(reply("b2-0", "A"));
    assertThat(answers.complete()).isFalse();
    assertThat(answers.missing()).isEqualTo(1);
    answers.add(reply("b2-1", "B"));
    assertThat(answers.complete()).isTrue();
    assertThat(answers.response())
        .hasToString("{\"documents\":[{\"text\":\"A\"},{\"text\":\"B\"},{\"text\":\"C\"}]}");
  }

  @Test
  void theSameAnswerAgainIsNoFault() {
    answers.add(reply("b2-0", "A"));
    answers.add(reply("b2-0", "A"));
    assertThat(answers.missing()).isEqualTo(2);
  }

  @Test
  void anotherAnswerToTheSameMessageIsOne() {
    answers.add(reply("b2-0", "A"));
    assertThatThrownBy(() -> answers.add(reply("b2-0", "X")))
        .hasMessage("message 0 has two different answers");
  }

  @Test
  void anAnswerToAnEarlierBatchCountsForNothing() {
    answers.add(reply("b1-0", "A"));
    answers.add(reply("b2-3", "D"));
    answers.add(reply("b22-0", "D"));
    assertThat(answers.missing()).isEqualTo(3);
  }

  private static MessageReply reply(String id, String text) {
    ObjectNode json =
        SentBatch.object(
            "{\"id\":\"%s\",\"by\":{\"instance\":\"i\",\"cold\":false},\"documents\":[{\"text\":\"%s\"}]}"
                .formatted(id, text));
    return MessageReply.of(json);
  }

  @Test
  void aSingleMessageIsToldTheQueueThatItMayBeHandedOnBy() {
    assertThat(SentBatch.of("b1", "{\"stages\":2}", false).withReply("http://to", "http://own"))
        .containsExactly(
            "{\"stages\":2,\"queue\":\"http://own\",\"reply\":{\"to\":\"http://to\",\"id\":\"b1-0\"}}");
  }
}

package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadsTest {
  private final Vertx vertx = Vertx.vertx();
  private final Uploads uploads = new Uploads(vertx, 100, CallerTimeouts.DEFAULT);
  private final List<FunctionException> refused = new ArrayList<>();

  @AfterEach
  void stop() {
    vertx.close();
  }

  @Test
  void allBodiesTogetherHaveALimit() {
    Uploads.Upload first = uploads.begin(refused::add);
    assertThat(first.received(60)).isTrue();
    first.whole();

    assertThat(uploads.begin(refused::add).received(41)).isFalse();

    assertThat(refused)
        .singleElement()
        .satisfies(reason -> assertThat(reason.failure()).isEqualTo(ErrorKind.OVERLOADED))
        .extracting(Throwable::getMessage)
        .asString()
        .contains("100 bytes");
    first.close();
    assertThat(uploads.begin(refused::add).received(100)).isTrue();
  }

  @Test
  void aBodyThatWouldNeverFitIsTooLargeAndNotToBeSentAgain() {
    Uploads.Upload body = uploads.begin(refused::add);
    assertThat(body.received(60)).isTrue();

    assertThat(body.received(41)).isFalse();

    assertThat(refused)
        .singleElement()
        .satisfies(reason -> assertThat(reason.failure()).isEqualTo(ErrorKind.TOO_LARGE));
    assertThat(uploads.begin(refused::add).received(100)).isTrue();
  }

  @Test
  void whatIsNotKeptDoesNotCount() {
    Uploads.Upload closed = uploads.begin(refused::add);
    closed.received(10);
    closed.close();

    assertThat(closed.received(90)).isFalse();
    assertThat(uploads.begin(refused::add).received(100)).isTrue();
    assertThat(refused).isEmpty();
  }

  @Test
  void aServerThatEndsGivesUpWhatIsNotWhole() {
    Uploads.Upload whole = uploads.begin(refused::add);
    whole.received(10);
    whole.whole();
    uploads.begin(refused::add).received(10);

    uploads.drop();

    assertThat(refused).hasSize(1);
  }
}

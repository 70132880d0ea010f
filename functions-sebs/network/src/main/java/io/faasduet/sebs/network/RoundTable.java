package io.faasduet.sebs.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rounds of one invocation as CSV: {@code id,client_send,client_rcv}, times in seconds since
 * 1970 by the function's clock. Not thread-safe.
 */
public final class RoundTable {
  /** Its first line. */
  public static final String HEADER = "id,client_send,client_rcv";

  private final StringBuilder csv = new StringBuilder(HEADER).append('\n');
  private final List<Integer> ids = new ArrayList<>();
  private final List<BigDecimal> sends = new ArrayList<>();
  private final List<BigDecimal> receives = new ArrayList<>();
  private int rows;
  private int sent;

  /** A round of that number is sent, whether it comes back or not. */
  public void sent(int id) {
    sent = id;
  }

  /** Adds a round under its number. */
  public void add(int id, EchoClient.Round round) {
    csv.append(id)
        .append(',')
        .append(seconds(round.sent()))
        .append(',')
        .append(seconds(round.received()))
        .append('\n');
    ids.add(id);
    sends.add(new BigDecimal(seconds(round.sent())));
    receives.add(new BigDecimal(seconds(round.received())));
    rows++;
  }

  /** The table as columns. */
  public Rounds rounds() {
    return new Rounds(ids, sends, receives, sent);
  }

  /** How many rounds it has. */
  public int rows() {
    return rows;
  }

  /**
   * Stores it.
   *
   * @return its key
   */
  public String store(BenchmarkStorage storage, BucketPaths bucket, String requestId) {
    return storage.upload(
        bucket.bucket(),
        bucket.outputKey("results-" + requestId + ".csv"),
        csv.toString().getBytes(UTF_8),
        "text/csv");
  }

  /** What is wrong with a stored table of at least so many rounds; empty if nothing is. */
  public static Optional<String> fault(String csv, int leastRows) {
    String[] lines = csv.split("\n");
    if (!lines[0].equals(HEADER)) {
      return Optional.of("the stored table begins with " + lines[0]);
    } else if (lines.length - 1 < leastRows) {
      return Optional.of(
          "the stored table has %d rounds of %d".formatted(lines.length - 1, leastRows));
    }
    for (int i = 1; i < lines.length; i++) {
      String[] row = lines[i].split(",");
      if (row.length != 3 || Double.parseDouble(row[2]) < Double.parseDouble(row[1])) {
        return Optional.of("the stored table has the round " + lines[i]);
      }
    }
    return Optional.empty();
  }

  /** Seconds since 1970 with six decimals. */
  public static String seconds(Instant time) {
    return String.format(Locale.ROOT, "%d.%06d", time.getEpochSecond(), time.getNano() / 1_000);
  }
}

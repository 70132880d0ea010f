package io.faasduet.server.exchange;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The {@code Date} of answers, which RFC 9110 asks of servers that have a clock (6.6.1). It is
 * written once a second, without a formatter, whose classes would be time of every cold start. Used
 * on the event loop.
 */
public final class DateHeader {
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private final LongSupplier epochSeconds;
  private long second = -1;
  private CharSequence date = "";

  /** Dates of the wall clock. */
  public DateHeader() {
    this(() -> System.currentTimeMillis() / 1000);
  }

  DateHeader(LongSupplier epochSeconds) {
    this.epochSeconds = epochSeconds;
  }

  /** Gives the answers to requests that a handler takes their date. */
  public Handler<HttpServerRequest> of(Handler<HttpServerRequest> requests) {
    return request -> {
      request.response().putHeader(HttpHeaders.DATE, now());
      requests.handle(request);
    };
  }

  CharSequence now() {
    long now = epochSeconds.getAsLong();
    if (now != second) {
      second = now;
      date = HttpHeaders.createOptimized(text(LocalDateTime.ofEpochSecond(now, 0, ZoneOffset.UTC)));
    }
    return date;
  }

  /** As RFC 9110 writes it (5.6.7): {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  private static String text(LocalDateTime time) {
    StringBuilder text = new StringBuilder(32);
    text.append(DAYS.get(time.getDayOfWeek().getValue() - 1)).append(", ");
    two(text, time.getDayOfMonth()).append(' ');
    text.append(MONTHS.get(time.getMonthValue() - 1)).append(' ').append(time.getYear());
    two(text.append(' '), time.getHour());
    two(text.append(':'), time.getMinute());
    two(text.append(':'), time.getSecond());
    return text.append(" GMT").toString();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append(number < 10 ? "0" : "").append(number);
  }
}

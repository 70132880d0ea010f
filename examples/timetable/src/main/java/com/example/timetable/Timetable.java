package com.example.timetable;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;

/** An empty timetable: a column for each day, a row for each lesson. */
public final class Timetable implements ServerlessFunction<TimetableRequest, TimetableResponse> {
  public static final FunctionSpec<TimetableRequest, TimetableResponse> SPEC =
      FunctionSpec.builder(
              "timetable", TimetableRequest.class, TimetableResponse.class, Timetable::new)
          .summary("renders an empty timetable")
          .example(new TimetableRequest(2, 3))
          .benchmark(new TimetableRequest(5, 6))
          .build();

  private final Locale language;

  /** Takes the language of the days from the setting {@code TIMETABLE_LANGUAGE}. */
  public Timetable(InitContext init) {
    language = Locale.forLanguageTag(init.settings().text("TIMETABLE_LANGUAGE").orElse("en"));
  }

  @Override
  public TimetableResponse apply(TimetableRequest request, Invocation invocation)
      throws Exception {
    return new TimetableResponse(invocation.timings().time("render", () -> html(request)));
  }

  private String html(TimetableRequest request) {
    StringBuilder html = new StringBuilder("<table>\n<tr><th></th>");
    for (int day = 1; day <= request.days(); day++) {
      String name = DayOfWeek.of(day).getDisplayName(TextStyle.SHORT, language);
      html.append("<th>").append(name).append("</th>");
    }
    html.append("</tr>\n");
    for (int lesson = 1; lesson <= request.lessons(); lesson++) {
      html.append("<tr><th>").append(lesson).append("</th>");
      html.append("<td></td>".repeat(request.days())).append("</tr>\n");
    }
    return html.append("</table>").toString();
  }
}

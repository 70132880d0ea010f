package io.faasduet.sebs.web.html;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * SeBS's 110.dynamic-html: renders a page with distinct random numbers. As there, each invocation
 * reads and compiles the template anew. Thread-safe.
 */
public final class DynamicHtml
    implements ServerlessFunction<DynamicHtmlRequest, DynamicHtmlResponse> {
  private static final String TEMPLATE = "io/faasduet/sebs/web/html/numbers.peb";

  /** The function's description. */
  public static final FunctionSpec<DynamicHtmlRequest, DynamicHtmlResponse> SPEC =
      FunctionSpec.builder(
              "dynamic-html", DynamicHtmlRequest.class, DynamicHtmlResponse.class, DynamicHtml::new)
          .summary("renders a page of random numbers (SeBS 110)")
          .example(new DynamicHtmlRequest("testname", 10))
          .build();

  private final PebbleEngine engine =
      new PebbleEngine.Builder()
          .loader(new ClasspathLoader(DynamicHtml.class.getClassLoader()))
          .cacheActive(false)
          .build();
  private final Clock clock;

  /** Has no settings. */
  public DynamicHtml(InitContext context) {
    this.clock = context.clock();
  }

  @Override
  public DynamicHtmlResponse apply(DynamicHtmlRequest request, Invocation invocation)
      throws Exception {
    Map<String, Object> values =
        Map.of(
            "username",
            request.username(),
            "time",
            LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
            "numbers",
            DistinctNumbers.draw(request.randomLen()));
    return new DynamicHtmlResponse(invocation.timings().time("render", () -> rendered(values)));
  }

  private String rendered(Map<String, Object> values) throws IOException {
    StringWriter html = new StringWriter();
    engine.getTemplate(TEMPLATE).evaluate(html, values);
    return html.toString();
  }
}

package io.faasduet.sebs.web.html;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks for 10, 1,000 or 100,000 numbers, and checks that the page has as many. */
public final class DynamicHtmlInput implements InputGenerator {
  private static final Pattern ITEM = Pattern.compile("<li>");

  @Override
  public GeneratedInput generate(InputContext context) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("username", "testname");
    payload.put(
        "random_len",
        switch (context.size()) {
          case TEST -> 10;
          case SMALL -> 1_000;
          case LARGE -> 100_000;
        });
    return GeneratedInput.of(payload);
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    Optional<String> page = answer.result(String.class).filter(html -> !html.isEmpty());
    if (page.isEmpty()) {
      return Optional.of("there is no page in the result");
    }
    String html = page.get();
    for (String text :
        new String[] {"Welcome " + answer.payload().get("username") + "!", "Data generated at:"}) {
      if (!html.contains(text)) {
        return Optional.of("the page lacks the text '" + text + "'");
      }
    }
    long items = ITEM.matcher(html).results().count();
    long expected = ((Number) answer.payload().get("random_len")).longValue();
    return items == expected
        ? Optional.empty()
        : Optional.of("the page has %d numbers, not %d".formatted(items, expected));
  }
}

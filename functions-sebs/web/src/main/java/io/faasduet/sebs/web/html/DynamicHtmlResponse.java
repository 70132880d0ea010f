package io.faasduet.sebs.web.html;

import static java.util.Objects.requireNonNull;

/**
 * The page.
 *
 * @param result its HTML
 */
public record DynamicHtmlResponse(String result) {
  public DynamicHtmlResponse {
    requireNonNull(result, "result");
  }
}

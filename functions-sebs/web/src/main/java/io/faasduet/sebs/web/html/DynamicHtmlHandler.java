package io.faasduet.sebs.web.html;

import io.faasduet.lambda.LambdaHandler;

/** Dynamic-html on AWS Lambda, invoked directly. */
public final class DynamicHtmlHandler
    extends LambdaHandler<DynamicHtmlRequest, DynamicHtmlResponse> {
  public DynamicHtmlHandler() {
    super(DynamicHtml.SPEC);
  }
}

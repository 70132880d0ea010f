package io.faasduet.sebs.web.html;

import io.faasduet.lambda.ApiGatewayHandler;

/** Dynamic-html on AWS Lambda behind a Function URL. */
public final class DynamicHtmlApi
    extends ApiGatewayHandler<DynamicHtmlRequest, DynamicHtmlResponse> {
  public DynamicHtmlApi() {
    super(DynamicHtml.SPEC);
  }
}

package io.faasduet.bench.platform;

/** What a function is packaged as, of which a platform's instances are made. */
public enum PackagedForm {
  LAMBDA_ZIP,
  SERVER_DIRECTORY
}

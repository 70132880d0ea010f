package io.faasduet.cli.project;

/** What invokes a function on AWS Lambda, with the entry point that a project has for it. */
enum Trigger {
  DIRECT("Handler", "Lambda's Invoke"),
  HTTP("Api", "an HTTP API or a Function URL"),
  SQS("Sqs", "an SQS queue"),
  S3("S3", "objects created in an S3 bucket");

  private final String suffix;
  private final String description;

  Trigger(String suffix, String description) {
    this.suffix = suffix;
    this.description = description;
  }

  /** The end of the handler class's name, and the name of its template. */
  String suffix() {
    return suffix;
  }

  String description() {
    return description;
  }
}

/**
 * Functions, buckets and tables on AWS, made for benchmarks and deleted again. Start with {@link
 * io.faasduet.cli.cloud.aws.AwsDeployment}.
 */
@NullMarked
package io.faasduet.cli.cloud.aws;

import org.jspecify.annotations.NullMarked;

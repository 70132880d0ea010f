/**
 * What commands have made on clouds, and where that is written down. Start with {@link
 * io.faasduet.cli.cloud.DeploymentCache} and {@link io.faasduet.cli.cloud.ResourceLedger}.
 */
@NullMarked
package io.faasduet.cli.cloud;

import org.jspecify.annotations.NullMarked;

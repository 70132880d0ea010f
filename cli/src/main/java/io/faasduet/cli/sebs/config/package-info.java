/** SeBS's configuration files. Start with {@link io.faasduet.cli.sebs.config.SebsConfig}. */
@NullMarked
package io.faasduet.cli.sebs.config;

import org.jspecify.annotations.NullMarked;

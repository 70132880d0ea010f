/** New projects. Start with {@link io.faasduet.cli.project.NewCommand}. */
@NullMarked
package io.faasduet.cli.project;

import org.jspecify.annotations.NullMarked;

/**
 * The commands on what was made on AWS. Start with {@link
 * io.faasduet.cli.sebs.resources.ResourcesCommand}.
 */
@NullMarked
package io.faasduet.cli.sebs.resources;

import org.jspecify.annotations.NullMarked;

/**
 * The commands that make model bundles and move them. Start with {@link
 * io.faasduet.cli.models.ModelsMakeCommand} and {@link io.faasduet.cli.models.BundleOutput}.
 */
@NullMarked
package io.faasduet.cli.models;

import org.jspecify.annotations.NullMarked;

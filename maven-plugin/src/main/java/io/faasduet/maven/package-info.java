/**
 * The Maven plugin that packages, serves and trains a function. Read {@link
 * io.faasduet.maven.PackageMojo} first, then {@link io.faasduet.maven.FunctionDescriptor}.
 */
@NullMarked
package io.faasduet.maven;

import org.jspecify.annotations.NullMarked;

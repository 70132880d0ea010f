/** A function without dependencies, for tests that package it. */
@NullMarked
package io.faasduet.maven.tiny;

import org.jspecify.annotations.NullMarked;

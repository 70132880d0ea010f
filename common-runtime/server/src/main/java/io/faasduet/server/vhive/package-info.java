/**
 * What vHive's invokers ask of a function. Start with {@link
 * io.faasduet.server.vhive.GreeterWorkloads}, the capability.
 */
@NullMarked
package io.faasduet.server.vhive;

import org.jspecify.annotations.NullMarked;

/**
 * HTTP/1.1 as local services speak it: Jetty behind the JDK's interface of a handler, with refusals
 * in the service's form. Start with {@link io.faasduet.localcloud.wire.StrictHttpServer}.
 */
@NullMarked
package io.faasduet.localcloud.wire;

import org.jspecify.annotations.NullMarked;

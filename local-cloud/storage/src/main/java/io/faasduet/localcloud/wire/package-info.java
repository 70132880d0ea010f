/**
 * HTTP/1.1 as local services speak it, behind the JDK's interface of a server: what the JDK's own
 * would answer with HTML is answered in the service's form. Start with {@link
 * io.faasduet.localcloud.wire.StrictHttpServer}.
 */
@NullMarked
package io.faasduet.localcloud.wire;

import org.jspecify.annotations.NullMarked;

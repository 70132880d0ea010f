/**
 * The benchmark 040.server-reply: reads what a server sends. Start with {@link
 * io.faasduet.sebs.micro.reply.ServerReply}.
 */
@NullMarked
package io.faasduet.sebs.micro.reply;

import org.jspecify.annotations.NullMarked;

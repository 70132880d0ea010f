/**
 * The benchmark 110.dynamic-html: a page of random numbers. Start with {@link
 * io.faasduet.sebs.web.html.DynamicHtml}.
 */
@NullMarked
package io.faasduet.sebs.web.html;

import org.jspecify.annotations.NullMarked;

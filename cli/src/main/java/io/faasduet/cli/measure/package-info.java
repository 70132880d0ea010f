/**
 * What commands measure of services elsewhere. Start with {@link
 * io.faasduet.cli.measure.MeasureCommand}.
 */
@NullMarked
package io.faasduet.cli.measure;

import org.jspecify.annotations.NullMarked;

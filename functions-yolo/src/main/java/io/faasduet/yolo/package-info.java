/**
 * yolo: finds things in images, which come from S3 and go back to it with boxes drawn on them, or
 * come with the request.
 *
 * <p>Start with {@link io.faasduet.yolo.Yolo}, then {@code Detector}.
 */
@NullMarked
package io.faasduet.yolo;

import org.jspecify.annotations.NullMarked;

/**
 * The command that repeats published studies. Start with {@link
 * io.faasduet.cli.study.StudyCommand}; a study is a plan in {@code bench/plans/studies}.
 */
@NullMarked
package io.faasduet.cli.study;

import org.jspecify.annotations.NullMarked;

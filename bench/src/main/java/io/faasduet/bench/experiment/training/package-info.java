/**
 * The training of a model by executions that hand on its state. Start with {@link
 * io.faasduet.bench.experiment.training.ModelTraining}.
 */
@NullMarked
package io.faasduet.bench.experiment.training;

import org.jspecify.annotations.NullMarked;

package io.faasduet.inference.tensorflow;

import io.faasduet.inference.natives.InferenceThreads;
import java.util.Map;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RewriterConfig.Toggle;

/**
 * How TensorFlow prepares a graph before its first run. Of all that it can do to a frozen graph,
 * only the fusing of a convolution with its bias and its activation makes runs faster; the rest
 * costs 0.1 s of a cold start.
 */
public final class TensorFlowOptions {
  private TensorFlowOptions() {}

  /** What DJL is given to load a model with. */
  public static Map<String, ?> of(InferenceThreads threads) {
    RewriterConfig rewriting =
        RewriterConfig.newBuilder()
            .setRemapping(Toggle.ON)
            .setMetaOptimizerIterations(RewriterConfig.NumIterationsType.ONE)
            .setMemoryOptimization(RewriterConfig.MemOptType.NO_MEM_OPT)
            .setLayoutOptimizer(Toggle.OFF)
            .setConstantFolding(Toggle.OFF)
            .setArithmeticOptimization(Toggle.OFF)
            .setDependencyOptimization(Toggle.OFF)
            .setLoopOptimization(Toggle.OFF)
            .setFunctionOptimization(Toggle.OFF)
            .setDebugStripper(Toggle.OFF)
            .setShapeOptimization(Toggle.OFF)
            .setCommonSubgraphElimination(Toggle.OFF)
            .setAutoMixedPrecision(Toggle.OFF)
            .setScopedAllocatorOptimization(Toggle.OFF)
            .setImplementationSelector(Toggle.OFF)
            .setPinToHostOptimization(Toggle.OFF)
            .build();
    ConfigProto configuration =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads.perOperation())
            .setInterOpParallelismThreads(threads.images())
            .setGraphOptions(
                GraphOptions.newBuilder()
                    .setRewriteOptions(rewriting)
                    .setOptimizerOptions(
                        OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0)))
            .build();
    return Map.of("ConfigProto", configuration);
  }
}

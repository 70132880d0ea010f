package io.faasduet.models.pytorch;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads what {@code torch.save} writes of a state dict. A pickle is a program that may call
 * anything that it names; this one can name dicts and tensors, and all else is refused.
 */
final class TensorUnpickler extends Unpickler {

  /**
   * Where numbers are kept.
   *
   * @param type PyTorch's name, such as {@code FloatStorage}
   * @param key what the file calls it
   * @param size how many numbers it holds
   */
  record Storage(String type, String key, long size) {}

  /**
   * A tensor without its numbers.
   *
   * @param offset where in the storage it begins, in numbers
   * @param stride how far apart the numbers of each dimension lie
   */
  record Tensor(Storage storage, long offset, List<Integer> shape, List<Integer> stride) {
    /**
     * Where in the storage each of its numbers is, the last dimension varying fastest.
     *
     * @throws ArithmeticException if there are more than an array can hold
     */
    int[] positions() {
      int[] positions = {Math.toIntExact(offset)};
      for (int dimension = 0; dimension < shape.size(); dimension++) {
        int size = shape.get(dimension);
        int[] each = new int[Math.multiplyExact(positions.length, size)];
        for (int i = 0; i < each.length; i++) {
          each[i] = positions[i / size] + i % size * stride.get(dimension);
        }
        positions = each;
      }
      return positions;
    }

    /** How many numbers of the storage it reaches over, from the storage's first. */
    long reach() {
      long last = offset;
      for (int dimension = 0; dimension < shape.size(); dimension++) {
        last += (shape.get(dimension) - 1L) * stride.get(dimension);
      }
      return last + 1;
    }
  }

  /** A class or function that a pickle names. */
  private record Name(String module, String name) implements IObjectConstructor {
    @Override
    public Object construct(Object[] arguments) {
      return switch (module + "." + name) {
        case "collections.OrderedDict" -> new HashMap<>();
        case "torch._utils._rebuild_tensor_v2" ->
            new Tensor(
                (Storage) arguments[0],
                ((Number) arguments[1]).longValue(),
                sizes(arguments[2]),
                sizes(arguments[3]));
        case "torch._utils._rebuild_parameter" -> arguments[0];
        default ->
            throw new PickleException(
                "it holds a %s.%s, which is no tensor".formatted(module, name));
      };
    }

    private static List<Integer> sizes(Object tuple) {
      return Arrays.stream((Object[]) tuple).map(size -> ((Number) size).intValue()).toList();
    }
  }

  @Override
  protected Object dispatch(short opcode) throws IOException {
    if (opcode == Opcodes.GLOBAL) {
      stack.add(new Name(PickleUtils.readline(input), PickleUtils.readline(input)));
      return NO_RETURN_VALUE;
    } else if (opcode == Opcodes.BUILD) {
      stack.pop(); // attributes of an OrderedDict: the versions of the modules that made it
      return NO_RETURN_VALUE;
    }
    return super.dispatch(opcode);
  }

  @Override
  protected Object persistentLoad(Object id) {
    Object[] storage = (Object[]) id;
    return new Storage(
        ((Name) storage[1]).name(), (String) storage[2], ((Number) storage[4]).longValue());
  }
}

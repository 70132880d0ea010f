package io.faasduet.models.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An array that a network needs of a file.
 *
 * @param name what the file should call it
 * @param shape as the file should have it
 * @param found the array in the file that it has been found in
 */
public record ExpectedArray(String name, List<Integer> shape, Optional<StoredArray> found) {
  public ExpectedArray {
    shape = List.copyOf(shape);
  }

  /**
   * Refuses a file that does not hold exactly what a network needs.
   *
   * @param expected all that it needs, the bias of its last layer at the end
   * @param stored all that the file holds, in the order to be listed
   * @throws WeightsFileException with a line for each array that is missing, misshapen or extra
   */
  public static void requireExactly(
      Path file, List<ExpectedArray> expected, Collection<StoredArray> stored) {
    List<String> faults = new ArrayList<>();
    Set<StoredArray> extra = Collections.newSetFromMap(new IdentityHashMap<>());
    extra.addAll(stored);
    for (ExpectedArray array : expected) {
      array.fault().ifPresent(faults::add);
      array.found.ifPresent(extra::remove);
    }
    stored.stream()
        .filter(extra::contains)
        .forEach(array -> faults.add("extra: %s %s".formatted(array.name(), array.shape())));
    if (!faults.isEmpty()) {
      throw WeightsFileException.ofAnother(file, faults, classes(expected));
    }
  }

  private Optional<String> fault() {
    if (found.isEmpty()) {
      return Optional.of("missing: %s %s".formatted(name, shape));
    } else if (!found.get().shape().equals(shape)) {
      return Optional.of("misshapen: %s is %s, not %s".formatted(name, found.get().shape(), shape));
    } else if (!found.get().floats()) {
      return Optional.of("misshapen: %s is not of float32 or float64".formatted(name));
    }
    return Optional.empty();
  }

  private static OptionalInt classes(List<ExpectedArray> expected) {
    return expected.get(expected.size() - 1).found.stream()
        .filter(last -> last.shape().size() == 1)
        .mapToInt(last -> last.shape().get(0))
        .findFirst();
  }
}

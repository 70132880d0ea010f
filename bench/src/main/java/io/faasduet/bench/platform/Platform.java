package io.faasduet.bench.platform;

import io.faasduet.localcloud.startup.StartVariant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A platform that functions are measured on. A new one is a class that implements this, its options
 * as a record, and an entry in the list that the plan's schema is made with.
 *
 * <p>The options record has a constructor without arguments that gives the defaults, and checks its
 * components; in a plan they are the fields of an object under {@link #key}.
 */
public interface Platform {

  /** The key of its options in a plan; also the text of its target where there is one only. */
  String key();

  /** The forms that its targets take in a plan, such as {@code lambda:FUNCTION[@REGION]}. */
  default String syntax() {
    return key();
  }

  /** Whether a plan's target is one of this platform. */
  default boolean accepts(String target) {
    return target.equals(key());
  }

  /** What results call the target that a plan writes so. */
  default String label(String target) {
    return target;
  }

  /** Whether its instances are on this machine, so that a plan's memory sizes apply. */
  boolean local();

  /** What a function on this machine must be packaged as for it. */
  default Set<PackagedForm> forms() {
    return EnumSet.allOf(PackagedForm.class);
  }

  /** The type of its options. */
  default Class<? extends Record> optionsType() {
    return NoOptions.class;
  }

  /** The ways of starting that its targets can be asked for. */
  default List<StartVariant> starts() {
    return List.of();
  }

  /** Whether it can be said which compilers its instances' JVMs use. */
  default boolean choosesCompiler() {
    return false;
  }

  /**
   * Opens a target; its instances start when they are needed.
   *
   * @throws io.faasduet.bench.option.PlanException if it cannot be used; the message says why
   */
  Target open(TargetRequest request);

  /** The options of a platform that has none. */
  record NoOptions() {}
}

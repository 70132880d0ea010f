package io.faasduet.bench.simulation;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.NearestName;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.option.SecondsText;
import io.faasduet.bench.statistics.SurvivalModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a simulated platform ends idle instances: {@code halving:380}, {@code exponential:380} or
 * {@code limit:600}.
 *
 * @param model how survival depends on the idle time
 * @param seconds the model's parameter
 */
public record EvictionPolicy(SurvivalModel model, double seconds) {
  private static final Pattern TEXT = Pattern.compile("([a-z]+):(\\d{1,9}(?:\\.\\d{1,3})?)");

  public EvictionPolicy {
    requireNonNull(model, "model");
    FieldChecks.within("simulated:" + name(model), seconds, 0.001, 1e9);
  }

  /**
   * Reads a policy.
   *
   * @throws PlanException if it is none
   */
  public static EvictionPolicy parse(String text) {
    Matcher parts = TEXT.matcher(text);
    List<String> names = Arrays.stream(SurvivalModel.values()).map(EvictionPolicy::name).toList();
    if (parts.matches()) {
      Optional<SurvivalModel> model =
          Arrays.stream(SurvivalModel.values())
              .filter(known -> name(known).equals(parts.group(1)))
              .findFirst();
      if (model.isPresent()) {
        return new EvictionPolicy(model.get(), Double.parseDouble(parts.group(2)));
      }
    }
    throw new PlanException(
        "'%s' is no eviction policy%s: there are %s, each with seconds, as halving:380"
            .formatted(
                text,
                NearestName.question(text.replaceFirst(":.*", ""), names),
                String.join(", ", names)));
  }

  private static String name(SurvivalModel model) {
    return model.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name(model) + ":" + SecondsText.plain(seconds);
  }
}

package dev.tributary.scoring;

import dev.tributary.model.Features;
import java.util.List;

/**
 * Matches by the probability that a trained model gives, where that reaches the threshold, and not
 * at all below it. Where none of the model's features has something to compare, it is skipped.
 */
public record ModelRule(
    String name, double weight, List<PairFeature> features, PairModel model, double threshold)
    implements Rule {
  public ModelRule {
    ScorePart.checkWeight(name, weight);
    ScorePart.checkThreshold(name, threshold);
    features = List.copyOf(features);
    if (features.size() != model.featureCount()) {
      throw new IllegalArgumentException(
          "%s: the model looks at %s features, but %s are given"
              .formatted(name, model.featureCount(), features.size()));
    }
  }

  @Override
  public double match(Features a, Features b) {
    double probability = probability(a, b);
    // A probability that is not there is not below the threshold either: it stays NaN.
    return probability < threshold ? 0 : probability;
  }

  /** What the model says; NaN where there is nothing to compare. */
  double probability(Features a, Features b) {
    double[] values = new double[features.size()];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      PairFeature feature = features.get(i);
      any |= feature.isThere(a, b);
      values[i] = feature.of(a, b);
    }
    return any ? model.probability(values) : Double.NaN;
  }

  @Override
  public double ceiling(Features a, Features b) {
    return weight;
  }

  @Override
  public PartExplanation explain(Features a, Features b) {
    List<Integer> slots = features.stream().map(PairFeature::slot).distinct().toList();
    double match = match(a, b);
    if (Double.isNaN(match)) {
      return PartExplanation.skipped(name, slots);
    }
    List<PartExplanation.ValuePair> evidence =
        features.stream()
            .filter(feature -> feature.isThere(a, b))
            .flatMap(feature -> feature.evidence(a, b).stream())
            .distinct()
            .toList();
    return PartExplanation.ofRule(this, slots, evidence, probability(a, b), match, List.of());
  }
}

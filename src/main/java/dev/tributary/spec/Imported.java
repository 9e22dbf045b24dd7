package dev.tributary.spec;

import dev.tributary.scoring.PairModel;
import dev.tributary.spec.SpecDocument.MeasureSection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the files say that a spec names.
 *
 * @param tables by the name that the spec writes
 * @param models by the id that the spec writes
 */
record Imported(Map<String, FrequencyTable> tables, Map<String, PairModelFile> models) {
  static final Imported NOTHING = new Imported(Map.of(), Map.of());

  /**
   * How common values are.
   *
   * @param frequencies by value, as the file writes it
   * @param digest of the file, SHA-256 in hex
   */
  record FrequencyTable(Map<String, Double> frequencies, String digest) {}

  /**
   * A trained model of pairs.
   *
   * @param digest of the file, SHA-256 in hex
   */
  record PairModelFile(PairModel model, List<FeatureSection> features, String digest) {
    List<String> attributes() {
      return features.stream().map(feature -> feature.attribute().name()).distinct().toList();
    }
  }

  /**
   * What a model looks at.
   *
   * @param normaliser null where the attribute's own applies
   * @param missing what stands in where a record lacks the value; NaN for nothing
   */
  record FeatureSection(
      Named attribute, @Nullable Named normaliser, MeasureSection measure, double missing) {}
}

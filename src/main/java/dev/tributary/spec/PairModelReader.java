package dev.tributary.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.comparison.Closeness;
import dev.tributary.comparison.Similarities;
import dev.tributary.comparison.Tolerance;
import dev.tributary.normalisation.Normalisers;
import dev.tributary.scoring.BoostedTrees;
import dev.tributary.scoring.DecisionTree;
import dev.tributary.scoring.LogisticModel;
import dev.tributary.scoring.PairModel;
import dev.tributary.spec.Imported.FeatureSection;
import dev.tributary.spec.Imported.PairModelFile;
import dev.tributary.spec.SpecDocument.MeasureSection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model of pairs from JSON: {@code src/docs/models.md} describes the format. Whatever the
 * bytes are, the outcome is a model or a {@link FileFormatException}.
 */
final class PairModelReader {
  static final String FORMAT = "tributary-pair-model/1";

  private static final int MOST_FEATURES = 200;
  private static final int MOST_TREES = 10_000;
  private static final int DEEPEST_JSON = 200;
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST_JSON).build())
                  .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Place place;

  private PairModelReader(Place place) {
    this.place = place;
  }

  /**
   * Reads a model.
   *
   * @param place where the spec names it
   */
  static PairModelFile read(byte[] content, Place place, String digest) throws FileFormatException {
    JsonNode root;
    try (JsonParser parser = JSON.createParser(content)) {
      root = JSON.readTree(parser);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new FileFormatException(at == null ? "" : "line " + at.getLineNr(), "it is not JSON");
    } catch (IOException e) {
      throw new FileFormatException("", "it cannot be read");
    }
    return new PairModelReader(place).model(root, digest);
  }

  private PairModelFile model(@Nullable JsonNode root, String digest) throws FileFormatException {
    if (root == null || !root.isObject()) {
      throw new FileFormatException("", "it is no JSON object");
    }
    oneOf(root, "format", Set.of(FORMAT));
    String type = oneOf(root, "type", List.of("logistic_regression", "boosted_trees"));
    List<FeatureSection> features = new ArrayList<>();
    for (JsonNode feature : array(root, "", "features", MOST_FEATURES)) {
      features.add(feature(feature, "features[" + features.size() + "]"));
    }
    try {
      PairModel model =
          type.equals("boosted_trees")
              ? trees(root, features.size())
              : regression(root, features.size());
      return new PairModelFile(model, features, digest);
    } catch (IllegalArgumentException e) {
      throw new FileFormatException("", String.valueOf(e.getMessage()));
    }
  }

  private FeatureSection feature(JsonNode feature, String path) throws FileFormatException {
    String attribute = text(feature, path, "attribute");
    JsonNode normaliser = feature.get("normalizer");
    if (normaliser != null && !Normalisers.names().contains(normaliser.asText())) {
      throw new FileFormatException(
          path + ".normalizer", Suggestion.among(Normalisers.names(), normaliser.asText()));
    }
    JsonNode missing = feature.get("missing");
    return new FeatureSection(
        new Named(attribute, place),
        normaliser == null ? null : new Named(normaliser.asText(), place),
        measure(feature, path),
        missing == null || missing.isNull() ? Double.NaN : number(missing, path + ".missing"));
  }

  /** A comparator, or a half-life of the distance of numbers or dates. */
  private static MeasureSection measure(JsonNode feature, String path) throws FileFormatException {
    JsonNode tolerance = feature.get("tolerance");
    if (tolerance == null) {
      return new MeasureSection(oneOf(feature, path, "comparator", Similarities.names()), null);
    }
    double amount = number(tolerance, path + ".tolerance");
    boolean relative = feature.path("relative").asBoolean(false);
    try {
      Tolerance within =
          new Tolerance(amount, relative ? Tolerance.Kind.RELATIVE : Tolerance.Kind.ABSOLUTE);
      Closeness range = new Closeness(within, 0, Closeness.Decay.LINEAR, 1);
      return new MeasureSection("range", range);
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(path + ".tolerance", String.valueOf(e.getMessage()));
    }
  }

  private static PairModel regression(JsonNode root, int features) throws FileFormatException {
    JsonNode written = array(root, "", "coefficients", MOST_FEATURES);
    if (written.size() != features) {
      throw new FileFormatException(
          "coefficients", "there are " + written.size() + ", but " + features + " features");
    }
    double[] coefficients = new double[features];
    for (int i = 0; i < features; i++) {
      coefficients[i] = number(written.get(i), "coefficients[" + i + "]");
    }
    return new LogisticModel(number(root.path("intercept"), "intercept"), coefficients);
  }

  private static PairModel trees(JsonNode root, int features) throws FileFormatException {
    List<DecisionTree> trees = new ArrayList<>();
    for (JsonNode tree : array(root, "", "trees", MOST_TREES)) {
      trees.add(TreeReader.read(tree, "trees[" + trees.size() + "]"));
    }
    return new BoostedTrees(number(root.path("base_score"), "base_score"), trees, features);
  }

  static double number(JsonNode node, String path) throws FileFormatException {
    if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
      throw new FileFormatException(path, "expected a number");
    }
    return node.asDouble();
  }

  private static JsonNode array(JsonNode node, String path, String key, int most)
      throws FileFormatException {
    JsonNode array = node.path(key);
    if (!array.isArray() || array.isEmpty() || array.size() > most) {
      throw new FileFormatException(path + key, "expected a list of 1 to " + most);
    }
    return array;
  }

  private static String text(JsonNode node, String path, String key) throws FileFormatException {
    JsonNode text = node.path(key);
    if (!text.isTextual() || text.asText().isBlank()) {
      throw new FileFormatException(path, "\"" + key + "\" is missing");
    }
    return text.asText();
  }

  private static String oneOf(JsonNode node, String key, Collection<String> known)
      throws FileFormatException {
    return oneOf(node, "", key, known);
  }

  private static String oneOf(JsonNode node, String path, String key, Collection<String> known)
      throws FileFormatException {
    String text = text(node, path.isEmpty() ? key : path, key);
    if (!known.contains(text)) {
      throw new FileFormatException(
          path.isEmpty() ? key : path + "." + key,
          "\"" + YamlValue.quoted(text) + "\" is not known; " + Suggestion.among(known, text));
    }
    return text;
  }
}

package dev.tributary.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.scoring.TrainedModel;
import dev.tributary.scoring.TrainedModel.Provenance;
import dev.tributary.scoring.TrainedModel.TrainedComparison;
import dev.tributary.scoring.TrainedModel.TrainedLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of a trained model: JSON, described in {@code src/docs/training.md}. A model that is
 * written and read again is the same, to the last bit of every number.
 */
public final class ModelFile {
  private static final String FORMAT = "tributary-model/1";
  private static final String TERMS = "term_frequencies";
  private static final String WORDS = "word_frequencies";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFile() {}

  /** A model as text, over lines; the same model gives the same text. */
  public static String write(TrainedModel model) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    Provenance provenance = model.provenance();
    ObjectNode from = root.putObject("trained_from");
    from.put("entity", provenance.entity());
    from.put("spec_hash", provenance.specHash());
    from.put("seed", provenance.seed());
    from.put("records", provenance.records());
    from.put("random_pairs", provenance.randomPairs());
    from.put("blocked_pairs", provenance.blockedPairs());
    from.put("labelled_pairs", provenance.labelledPairs());
    root.put("prior", model.prior());
    root.put("neighbours", model.neighbours());
    ArrayNode comparisons = root.putArray("comparisons");
    model.comparisons().forEach(comparison -> write(comparison, comparisons.addObject()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can be written as JSON", e);
    }
  }

  private static void write(TrainedComparison comparison, ObjectNode to) {
    to.put("field", comparison.name());
    ArrayNode levels = to.putArray("levels");
    for (TrainedLevel level : comparison.levels()) {
      ObjectNode node = levels.addObject();
      node.put("condition", level.condition()).put("m", level.m()).put("u", level.u());
    }
    write(comparison.frequencies(), TERMS, to);
    write(comparison.words(), WORDS, to);
  }

  private static void write(
      @Nullable TermFrequencies frequencies, String key, ObjectNode comparison) {
    if (frequencies != null) {
      ObjectNode node = comparison.putObject(key);
      if (!Double.isNaN(frequencies.unknown())) {
        node.put("unknown", frequencies.unknown());
      }
      ObjectNode values = node.putObject("values");
      frequencies
          .mostFrequentFirst()
          .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    }
  }

  /**
   * Reads a model.
   *
   * @throws ModelFormatException where the text is none: names what is wrong, and no values
   */
  public static TrainedModel read(String text) throws ModelFormatException {
    JsonNode root = parse(text);
    String format = root.path("format").asText();
    if (!format.equals(FORMAT)) {
      throw new ModelFormatException(
          "it is not a model of the format " + FORMAT + "; make one with tributary train");
    }
    JsonNode from = root.path("trained_from");
    Provenance provenance =
        new Provenance(
            from.path("entity").asText(),
            from.path("spec_hash").asText(),
            from.path("seed").asLong(),
            from.path("records").asLong(),
            from.path("random_pairs").asLong(),
            from.path("blocked_pairs").asLong(),
            from.path("labelled_pairs").asLong());
    List<TrainedComparison> comparisons = new ArrayList<>();
    for (JsonNode comparison : root.path("comparisons")) {
      comparisons.add(comparison(comparison));
    }
    return new TrainedModel(probability(root, "prior"), neighbours(root), comparisons, provenance);
  }

  /** Models that were made before there were neighbours know none. */
  private static double neighbours(JsonNode root) throws ModelFormatException {
    JsonNode value = root.path("neighbours");
    double neighbours = value.asDouble();
    if (!value.isMissingNode()
        && !(value.isNumber() && neighbours >= 0 && neighbours <= TrainedModel.MOST_NEIGHBOURS)) {
      throw new ModelFormatException("\"neighbours\" is not from 0 to 1000; train again");
    }
    return neighbours;
  }

  private static JsonNode parse(String text) throws ModelFormatException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ModelFormatException(
          "it is not JSON, from line " + e.getLocation().getLineNr() + "; train again", e);
    }
  }

  private static TrainedComparison comparison(JsonNode node) throws ModelFormatException {
    String field = node.path("field").asText();
    List<TrainedLevel> levels = new ArrayList<>();
    for (JsonNode level : node.path("levels")) {
      String condition = level.path("condition").asText();
      levels.add(new TrainedLevel(condition, probability(level, "m"), probability(level, "u")));
    }
    if (field.isEmpty() || levels.isEmpty()) {
      throw new ModelFormatException("a comparison has no field or no levels; train again");
    }
    return new TrainedComparison(
        field, levels, frequencies(node, TERMS, field), frequencies(node, WORDS, field));
  }

  private static @Nullable TermFrequencies frequencies(
      JsonNode comparison, String key, String field) throws ModelFormatException {
    JsonNode node = comparison.path(key);
    if (node.isMissingNode()) {
      return null;
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.path("values").properties()) {
      values.put(entry.getKey(), entry.getValue().asDouble());
    }
    try {
      return TermFrequencies.of(values, node.path("unknown").asDouble(Double.NaN));
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          "the " + key + " of " + field + ": " + e.getMessage() + "; train again", e);
    }
  }

  private static double probability(JsonNode node, String key) throws ModelFormatException {
    JsonNode value = node.path(key);
    if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= 1)) {
      throw new ModelFormatException(
          "a probability \"" + key + "\" is missing or not from 0 to 1; train again");
    }
    return value.asDouble();
  }
}

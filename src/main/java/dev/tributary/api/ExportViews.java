package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.export.ExportKind;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What of an exported value a caller may see. */
final class ExportViews {
  /** Values that are there to be found by, and are in no answer. */
  private static final String FOR_SEARCH = "other_values";

  private static final String GOLDEN = "golden";

  /** Fields of golden records that hold no values of records, and the one that is masked. */
  private static final Set<String> WITHOUT_VALUES =
      Set.of(
          GOLDEN,
          "deleted",
          "entity_id",
          "entity_type",
          "revision",
          "provenance",
          "members",
          "member_count",
          "sources",
          "confidence",
          "settling",
          "created_at",
          "updated_at",
          "spec_version");

  private ExportViews() {}

  /**
   * Golden records hold values of records, and what people write may tell of persons. What is not
   * known to hold none is left out.
   */
  static UnaryOperator<ObjectNode> of(ExportKind kind, boolean masked, Masking masking) {
    return switch (kind) {
      case GOLDEN -> masked ? maskedGolden(masking) : value -> value.without(FOR_SEARCH);
      case FEEDBACK -> masked ? value -> value.without("reason") : UnaryOperator.identity();
      case CROSSWALK, MERGE_LOG, REVIEWS -> UnaryOperator.identity();
    };
  }

  private static UnaryOperator<ObjectNode> maskedGolden(Masking masking) {
    return value -> {
      value.retain(WITHOUT_VALUES);
      if (value.path(GOLDEN) instanceof ObjectNode golden) {
        value.set(GOLDEN, masking.mask(golden));
      }
      return value;
    };
  }
}

package dev.tributary.spec;

import dev.tributary.spec.RecordMapping.ValueOrigin;
import dev.tributary.spec.SpecDocument.Extraction;

/** Temporary. */
final class ValueOrigins {
  private ValueOrigins() {}

  static ValueOrigin of(Extraction extraction) {
    String constant = extraction.constant();
    if (constant != null) {
      return columns -> constant;
    }
    String column = extraction.columns().get(0);
    return columns -> columns.get(column);
  }
}

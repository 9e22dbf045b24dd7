package dev.tributary.demo;

import java.util.EnumMap;
import java.util.Map;

/** Numbers the records of each source one after the other. */
final class Numbering {
  private final Map<DemoSource, Long> used = new EnumMap<>(DemoSource.class);
  private final long first;

  Numbering(long first) {
    this.first = first;
  }

  Draft number(Draft draft) {
    return draft.withNumber(first + used.merge(draft.source(), 1L, Long::sum) - 1);
  }
}

package dev.tributary.cli.report;

import dev.tributary.topology.ResolverCounts;
import java.util.LinkedHashMap;
import java.util.Map;

/** A resolver's counts under the names that reports use. */
final class Counted {
  private Counted() {}

  static Map<String, Long> byName(ResolverCounts counts) {
    Map<String, Long> named = new LinkedHashMap<>();
    named.put("changes", counts.changes());
    named.put("quarantined", counts.quarantined());
    named.put("outdated", counts.outdated());
    named.put("unchanged", counts.unchanged());
    named.put("rounds", counts.rounds());
    named.put("comparisons", counts.comparisons());
    named.put("inbox_messages", counts.inboxMessages());
    named.put("block_messages", counts.blockMessages());
    named.put("store_writes", counts.storeWrites());
    named.put("outputs", counts.outputs());
    named.put("saturated_blocks", counts.saturatedBlocks());
    return named;
  }
}

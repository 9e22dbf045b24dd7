package dev.tributary.spec;

import dev.tributary.blocking.BlockingKeys;
import dev.tributary.blocking.BlockingRule;
import dev.tributary.blocking.KeyPart;
import dev.tributary.spec.Slots.Slot;
import dev.tributary.spec.SpecDocument.AttributeSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows which slots are made of the same columns. What is compared of a column that a block was
 * formed by agrees in that block by construction, under whatever name.
 */
final class Dependencies {
  private final List<Set<String>> columnsOfSlot = new ArrayList<>();
  private final BlockingKeys blocking;

  Dependencies(SpecDocument document, List<Slot> slots, BlockingKeys blocking) {
    this.blocking = blocking;
    Map<String, Set<String>> columns = new HashMap<>();
    for (SourceSection source : document.sources()) {
      for (AttributeSection attribute : source.attributes()) {
        Set<String> of = columns.computeIfAbsent(attribute.name().name(), it -> new HashSet<>());
        attribute
            .extractions()
            .forEach(it -> it.columns().forEach(name -> of.add(source.name().name() + "." + name)));
      }
    }
    slots.forEach(slot -> columnsOfSlot.add(columns.getOrDefault(slot.attribute(), Set.of())));
  }

  /** Says whether a slot shares a column with the blocks of a rule. */
  boolean dependsOnBlocks(int slot, int rule) {
    for (BlockingRule blockingRule : blocking.rules()) {
      if (blockingRule.number() == rule) {
        for (KeyPart part : blockingRule.parts()) {
          if (!Collections.disjoint(columnsOfSlot.get(slot), columnsOfSlot.get(part.slot()))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}

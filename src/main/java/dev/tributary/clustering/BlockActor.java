package dev.tributary.clustering;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Owns a partition of the blocks. Compares an arriving version with everybody in its blocks, on the
 * spot, and always answers with exactly one report where the record has a block here.
 */
public final class BlockActor {
  /** Scores a candidate pair under a version of the spec. */
  @FunctionalInterface
  public interface Scoring {
    /** The neighbour's score, or null below the review threshold. */
    @Nullable Scored score(int spec, Features a, Features b);

    /** A score, and whether it reaches the match threshold. */
    record Scored(PairScore score, boolean match) {}
  }

  /** How many members a block may have before it contributes nothing. */
  @FunctionalInterface
  public interface Caps {
    int of(BlockRef block);
  }

  private final BlockState state;
  private final Outbox out;
  private final Scoring scoring;
  private final Caps caps;
  private final BlockMetrics metrics;

  public BlockActor(
      BlockState state, Outbox out, Scoring scoring, Caps caps, BlockMetrics metrics) {
    this.state = state;
    this.out = out;
    this.scoring = scoring;
    this.caps = caps;
    this.metrics = metrics;
  }

  public void on(BlockMessage message) {
    message.left().forEach(block -> leave(block, message.record()));
    if (message.facets().isEmpty()) {
      return;
    }
    Findings findings = new Findings();
    for (Facet facet : message.facets()) {
      for (var key : facet.blocks()) {
        visit(new BlockRef(facet.spec(), key), facet.features(), message, findings);
      }
    }
    out.toRecord(
        new RecordMessage.Report(
            message.record(),
            message.version(),
            state.partition(),
            new ArrayList<>(findings.neighbours.values()),
            new ArrayList<>(findings.saturated),
            findings.failed));
  }

  private static final class Findings {
    final TreeMap<RecordKey, Neighbour> neighbours = new TreeMap<>();
    final Set<RecordKey> compared = new HashSet<>();
    final TreeSet<Integer> saturated = new TreeSet<>();
    boolean failed;
  }

  private void visit(BlockRef block, Features features, BlockMessage message, Findings findings) {
    int saturation = state.saturation(block);
    if (saturation > 0) {
      joinSaturated(block, features, message, saturation);
      findings.saturated.add(block.key().rule());
      return;
    }
    int cap = caps.of(block);
    List<BlockMember> others = new ArrayList<>();
    state.members(
        block,
        cap + 1,
        member -> {
          if (!member.key().equals(message.record())) {
            others.add(member);
          }
        });
    state.save(block, memberOf(message, features));
    if (others.size() >= cap) {
      saturate(block, others);
      findings.saturated.add(block.key().rule());
      return;
    }
    for (BlockMember other : others) {
      compare(block, features, message, other, findings);
    }
  }

  private static BlockMember memberOf(BlockMessage message, Features features) {
    return new BlockMember(message.record(), message.version(), message.latestSpec(), features);
  }

  private void joinSaturated(
      BlockRef block, Features features, BlockMessage message, int saturation) {
    if (state.member(block, message.record()) == null) {
      state.saveSaturation(block, saturation + 1);
    }
    state.save(block, memberOf(message, features));
  }

  /** The block has one member too many: what it contributed so far has to be taken back. */
  private void saturate(BlockRef block, List<BlockMember> others) {
    state.saveSaturation(block, others.size() + 1);
    metrics.saturated(block.key().rule(), others.size() + 1);
    others.forEach(
        member -> out.toRecord(new RecordMessage.Reround(member.key(), member.version())));
  }

  private void leave(BlockRef block, RecordKey key) {
    int saturation = state.saturation(block);
    if (saturation > 0) {
      if (state.member(block, key) == null) {
        return;
      }
      state.remove(block, key);
      int cap = caps.of(block);
      boolean stillSaturated = saturation - 1 > cap;
      state.saveSaturation(block, stillSaturated ? saturation - 1 : 0);
      if (!stillSaturated) {
        metrics.relieved(block.key().rule());
        state.members(
            block,
            cap,
            member -> out.toRecord(new RecordMessage.Reround(member.key(), member.version())));
      }
      return;
    }
    state.remove(block, key);
  }

  private void compare(
      BlockRef block,
      Features features,
      BlockMessage message,
      BlockMember other,
      Findings findings) {
    // Until both ends know the new spec, the pair is judged by the old one.
    int spec = Math.min(message.latestSpec(), other.latestSpec());
    if (spec != block.spec() || !findings.compared.add(other.key())) {
      return;
    }
    metrics.compared();
    try {
      Scoring.Scored scored = scoring.score(spec, features, other.features());
      if (scored != null) {
        findings.neighbours.put(
            other.key(),
            new Neighbour(other.key(), other.version(), scored.score(), scored.match()));
      }
    } catch (RuntimeException e) {
      findings.failed = true;
      metrics.failed(block.key().rule(), e);
    }
  }
}

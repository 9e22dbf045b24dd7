package dev.tributary.clustering;

import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.Tie;
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

    /** A score, the tier that it is in, and whether the pair becomes an edge. */
    record Scored(PairScore score, Tie tie, boolean match) {}
  }

  /** How many members a block may have before it contributes nothing. */
  @FunctionalInterface
  public interface Caps {
    int of(BlockRef block);
  }

  private static final int DROPPED_AT_ONCE = 5_000;

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

  public void on(BlockingMessage message) {
    if (message instanceof BlockMessage version) {
      onVersion(version);
    } else if (message instanceof DropBlocks drop && drop.spec() > state.oldestSpec()) {
      state.retireBefore(drop.spec());
    }
  }

  /** Removes what has to go, a piece at a time. */
  public void tick() {
    if (state.isDropping()) {
      state.dropRetired(DROPPED_AT_ONCE);
      if (!state.isDropping()) {
        out.toCoordinator(new PartitionReport.Dropped(state.partition(), state.oldestSpec()));
      }
    }
  }

  private boolean isInForce(int spec) {
    return spec >= state.oldestSpec();
  }

  private void onVersion(BlockMessage message) {
    for (BlockRef block : message.left()) {
      if (isInForce(block.spec())) {
        leave(block, message.record());
      }
    }
    if (message.facets().isEmpty()) {
      return;
    }
    Findings findings = new Findings();
    for (Facet facet : message.facets()) {
      for (var key : isInForce(facet.spec()) ? facet.blocks() : List.<BlockKey>of()) {
        visit(new BlockRef(facet.spec(), key), facet.features(), message, findings);
      }
    }
    out.toRecord(
        new RecordMessage.Report(
            message.record(),
            message.version(),
            state.partition(),
            new ArrayList<>(findings.neighbours.values()),
            new ArrayList<>(findings.carried.values()),
            new ArrayList<>(findings.saturated),
            findings.failed));
  }

  private static final class Findings {
    final TreeMap<RecordKey, Neighbour> neighbours = new TreeMap<>();
    final TreeMap<RecordKey, Neighbour> carried = new TreeMap<>();
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
    state.save(block, memberOf(block, message, features));
    if (others.size() >= cap) {
      saturate(block, others);
      findings.saturated.add(block.key().rule());
      return;
    }
    for (BlockMember other : others) {
      compare(block, features, message, other, findings);
    }
  }

  private BlockMember memberOf(BlockRef block, BlockMessage message, Features features) {
    long former = block.spec() < message.latestSpec() ? former(block, message, features) : 0;
    return new BlockMember(
        message.record(), message.version(), message.latestSpec(), former, features);
  }

  /**
   * The last version before the one that first knew the newest spec, while nothing else differs.
   */
  private long former(BlockRef block, BlockMessage message, Features features) {
    BlockMember known = state.member(block, message.record());
    if (known == null || !known.features().equals(features)) {
      return 0;
    }
    return known.latestSpec() < message.latestSpec() ? known.version() : known.former();
  }

  private void joinSaturated(
      BlockRef block, Features features, BlockMessage message, int saturation) {
    if (state.member(block, message.record()) == null) {
      state.saveSaturation(block, saturation + 1);
    }
    state.save(block, memberOf(block, message, features));
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

  /**
   * Until both ends know the new spec, the pair is judged by the old one. When both do, the old one
   * still speaks for the match that there was: the other end's blocks under the new spec may hear
   * of it later than this one. Bound to the version before, it falls with the other end's round.
   */
  private void compare(
      BlockRef block,
      Features features,
      BlockMessage message,
      BlockMember other,
      Findings findings) {
    int spec = Math.min(message.latestSpec(), other.latestSpec());
    if (spec == block.spec()) {
      if (findings.compared.add(other.key())) {
        Neighbour found = judge(block, features, other, other.version(), findings);
        if (found != null) {
          findings.neighbours.put(other.key(), found);
        }
      }
    } else if (other.former() > 0 && !findings.carried.containsKey(other.key())) {
      Neighbour found = judge(block, features, other, other.former(), findings);
      if (found != null && found.match()) {
        findings.carried.put(other.key(), found);
      }
    }
  }

  private @Nullable Neighbour judge(
      BlockRef block, Features features, BlockMember other, long version, Findings findings) {
    metrics.compared();
    try {
      Scoring.Scored scored = scoring.score(block.spec(), features, other.features());
      return scored == null
          ? null
          : new Neighbour(
              other.key(), version, scored.score(), scored.tie(), scored.match(), block.spec());
    } catch (RuntimeException e) {
      findings.failed = true;
      metrics.failed(block.key().rule(), e);
      return null;
    }
  }
}

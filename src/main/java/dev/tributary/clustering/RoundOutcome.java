package dev.tributary.clustering;

import dev.tributary.clustering.ComponentMessage.Apply;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a complete round comes to, as the record's component is told. */
final class RoundOutcome {
  private final Featuriser featuriser;

  RoundOutcome(Featuriser featuriser) {
    this.featuriser = featuriser;
  }

  Apply of(RecordRow row, Round round, Observation observation) {
    List<Edge> edges = edges(row, round);
    List<RecordKey> cannotLinks = new ArrayList<>();
    boolean locked = false;
    for (Map.Entry<RecordKey, Constraint> entry : Constraints.inForce(row).entrySet()) {
      switch (entry.getValue().kind()) {
        case MUST_LINK -> edges.add(Edge.mustLink(row.key(), row.version(), entry.getKey()));
        case CANNOT_LINK -> cannotLinks.add(entry.getKey());
        case LOCK -> locked = true;
      }
    }
    Map<String, String> columns = Objects.requireNonNull(row.columns());
    MemberRecord content =
        new MemberRecord(
            row.key(),
            featuriser.attributes(row.latestSpec(), row.key(), columns),
            row.eventTimeMillis());
    return new Apply(
        row.key(),
        row.version(),
        row.latestSpec(),
        row.arrivedMillis(),
        content,
        edges,
        cannotLinks,
        locked,
        observation);
  }

  /** What a deletion comes to. */
  static Apply ofDeletion(RecordRow row) {
    return new Apply(
        row.key(),
        row.version(),
        row.latestSpec(),
        row.arrivedMillis(),
        null,
        List.of(),
        List.of(),
        false,
        Observation.NONE);
  }

  private static List<Edge> edges(RecordRow row, Round round) {
    List<Edge> edges = new ArrayList<>();
    for (Neighbour neighbour : round.neighbours().values()) {
      if (neighbour.match()) {
        edges.add(edge(row, neighbour));
      }
    }
    for (Neighbour neighbour : round.carried().values()) {
      if (!round.neighbours().containsKey(neighbour.key())) {
        edges.add(edge(row, neighbour));
      }
    }
    return edges;
  }

  private static Edge edge(RecordRow row, Neighbour neighbour) {
    return Edge.match(
        row.key(),
        row.version(),
        neighbour.key(),
        neighbour.version(),
        neighbour.score(),
        neighbour.tie(),
        neighbour.spec());
  }
}

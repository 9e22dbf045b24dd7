package dev.tributary.clustering;

import static java.util.Objects.requireNonNull;

import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a record if it came now: a round that is closed without being opened, and
 * the components that it leads to put together with the record in them. The steps are those of the
 * actors, by the same code, and nothing is kept.
 */
public final class RecordPreview {
  /** Above every version that a partition has given, so that all that it says is the newest. */
  static final long NEXT_VERSION = Long.MAX_VALUE;

  private final RecordRow row;
  private final Featuriser featuriser;
  private Round round;

  private RecordPreview(RecordRow row, Featuriser featuriser) {
    this.row = row;
    this.featuriser = featuriser;
    this.round = Round.open(row.key(), row.version(), 0, new TreeSet<>());
  }

  /**
   * Begins a preview.
   *
   * @param known the record as its actor knows it; null for one that was never named
   * @param columns the row that it would have
   * @param spec the newest spec in force, by number
   */
  public static RecordPreview of(
      RecordKey key,
      @Nullable RecordRow known,
      Map<String, String> columns,
      int spec,
      long nowMillis,
      Featuriser featuriser) {
    RecordRow before = known == null ? RecordRow.absent(key) : known;
    boolean alive = before.isAlive();
    RecordRow row =
        new RecordRow(
            key,
            NEXT_VERSION,
            alive ? before.firstSeenMillis() : nowMillis,
            alive ? before.foundingVersion() : NEXT_VERSION,
            nowMillis,
            nowMillis,
            before.order(),
            columns,
            true,
            spec,
            List.of(),
            before.constraints());
    return new RecordPreview(row, featuriser);
  }

  /** Takes in what the blocks of a partition would report. */
  public void take(RecordMessage.Report report) {
    round = round.reported(report);
  }

  /** The records whose components the decision depends on. */
  public SortedSet<RecordKey> tied() {
    SortedSet<RecordKey> tied = new TreeSet<>();
    for (Edge edge : apply().edges()) {
      tied.add(edge.key().other(row.key()));
    }
    return tied;
  }

  private ComponentMessage.Apply apply() {
    return new RoundOutcome(featuriser).of(row, round, Observation.NONE);
  }

  /**
   * What would be published about the record.
   *
   * @param entities that its entity would be made of: those of the records that it would be
   *     together with, and the one that it is in
   * @param entity the id that its entity would have; null where it would get one of its own, or
   *     where several entities or parts of one claim an id, which is settled by their history
   */
  public record Outcome(
      Output.Decision decision, SortedSet<UUID> entities, @Nullable UUID entity) {}

  /**
   * Divides the components together with the record.
   *
   * @param bodies of the components of {@link #tied}, and of the record itself where it has one
   */
  public Outcome outcome(Collection<Body> bodies, EntityPartition partition) {
    Component together = new Component(new Rank(0, new ComponentId(row.key(), 0, 0)));
    bodies.forEach(body -> enter(together, body));
    Member before = together.member(row.key());
    ComponentMessage.Apply apply = apply();
    Statements.dropBelow(together, row.key(), NEXT_VERSION);
    together.put(member(apply));
    apply.edges().forEach(edge -> Statements.add(together, edge));
    Division division = partition.partition(together);
    Map<RecordKey, ReviewReason> cut = new TreeMap<>();
    for (CutEdge edge : division.cut()) {
      EdgeKey key = edge.edge().key();
      if (key.low().equals(row.key()) || key.high().equals(row.key())) {
        cut.put(key.other(row.key()), edge.reason());
      }
    }
    SortedSet<UUID> mine = new TreeSet<>();
    SortedSet<UUID> apart = new TreeSet<>();
    if (before != null) {
      note(before, mine);
    }
    for (Set<RecordKey> entity : division.entities()) {
      SortedSet<UUID> ids = entity.contains(row.key()) ? mine : apart;
      entity.forEach(key -> note(together.member(key), ids));
    }
    boolean settled = mine.size() == 1 && !apart.contains(mine.first());
    return new Outcome(decision(cut), mine, settled ? mine.first() : null);
  }

  /** Members and edges alone: what a component asks and has to tell goes on without this. */
  private static void enter(Component together, Body body) {
    body.members().forEach(together::put);
    body.edges().forEach(edge -> Statements.add(together, edge));
  }

  private Member member(ComponentMessage.Apply apply) {
    return new Member(
        row.key(),
        row.version(),
        row.latestSpec(),
        row.firstSeenMillis(),
        row.foundingVersion(),
        row.arrivedMillis(),
        apply.content(),
        apply.cannotLinks(),
        apply.locked(),
        Observation.NONE,
        null,
        0,
        Member.NO_DOUBTS,
        List.of());
  }

  private static void note(@Nullable Member member, Set<UUID> ids) {
    UUID entity = member == null ? null : member.entity();
    if (entity != null) {
      ids.add(entity);
    }
  }

  private Output.Decision decision(Map<RecordKey, ReviewReason> cut) {
    Map<String, String> columns = requireNonNull(row.columns());
    return new Output.Decision(
        row.key(),
        row.version(),
        ContentHash.of(row.key(), row.version(), columns),
        List.copyOf(round.neighbours().values()),
        cut,
        List.copyOf(round.saturated()),
        round.failed(),
        row.eventTimeMillis(),
        row.arrivedMillis(),
        row.arrivedMillis());
  }
}

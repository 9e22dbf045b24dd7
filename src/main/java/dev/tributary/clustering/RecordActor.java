package dev.tributary.clustering;

import dev.tributary.clustering.RecordMessage.Change;
import dev.tributary.clustering.RecordMessage.Report;
import dev.tributary.clustering.RecordMessage.Route;
import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.SourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Holds the records of a partition: gives each change a version, tells the blocks, and closes the
 * round of a version when every blocking partition has reported.
 */
public final class RecordActor {
  private final ClusteringState state;
  private final Outbox out;
  private final Featuriser featuriser;
  private final ClusteringLimits limits;
  private final RoundActor rounds;
  private final ReviewActor reviews;
  private final Founding founding;
  private final Forwarding forwarding;
  private final RecordMetrics metrics;
  private final Answers answers;
  private final DeletedRecords deleted;
  private final RoundOutcome outcome;
  private final FirstRounds firstRounds = new FirstRounds();

  public RecordActor(
      ClusteringState state,
      Outbox out,
      Featuriser featuriser,
      ClusteringLimits limits,
      ComponentActor components,
      Founding.Minting minting,
      RecordMetrics metrics) {
    this.state = state;
    this.out = out;
    this.featuriser = featuriser;
    this.limits = limits;
    this.metrics = metrics;
    this.answers = new Answers(limits.roundMillis());
    this.deleted = new DeletedRecords(state, limits.deletedMillis(), metrics);
    this.founding = new Founding(state, components, minting);
    this.forwarding = new Forwarding(state, out, founding);
    this.reviews = new ReviewActor(state, out);
    this.outcome = new RoundOutcome(featuriser);
    this.rounds = new RoundActor(state, out, featuriser, metrics);
  }

  public void on(RecordMessage message, long nowMillis) {
    if (message instanceof Change change) {
      onChange(change, nowMillis);
    } else if (message instanceof Report report) {
      onReport(report, nowMillis);
    } else if (message instanceof RecordMessage.Reround reround) {
      onReround(reround, nowMillis);
    } else if (message instanceof RecordMessage.Home home) {
      if (state.home(home.to()) != null) {
        state.saveHome(home.to(), home.rank());
      }
    } else if (message instanceof RecordMessage.Gone gone) {
      state.removeHome(gone.to());
    } else if (message instanceof Route route) {
      forwarding.route(route);
    } else if (message instanceof RecordMessage.Decide decide) {
      onDecide(decide, nowMillis);
    } else if (message instanceof RecordMessage.Doubts doubts) {
      onDoubts(doubts, nowMillis);
    } else {
      reviews.on(message, nowMillis);
    }
  }

  /** Asks again where a report is lost, and forgets what was deleted long ago. */
  public void tick(long nowMillis) {
    deleted.forgetBefore(nowMillis);
    state.roundsAskedBefore(
        nowMillis - limits.roundMillis(),
        round -> {
          RecordRow row = state.record(round.key());
          if (row != null && row.isAlive() && row.version() == round.version()) {
            askAgain(row, round, nowMillis);
          }
        });
  }

  /** What is asked again is asked under the specs of the version; if they changed, by a new one. */
  private void askAgain(RecordRow row, Round round, long nowMillis) {
    SortedSet<Integer> lost = answers.lost(round, nowMillis);
    if (!lost.isEmpty() && !rounds.isUpToDate(row)) {
      startRound(row.again(state.nextVersion()), nowMillis);
    } else {
      rounds.askAgain(row, round, lost, nowMillis);
    }
  }

  /**
   * Gives a record a version under the newest spec, unless it has one; answers whether it did. A
   * record whose source the spec does not have is withdrawn; with a spec that has it, it returns.
   */
  boolean bringUpToDate(RecordKey key, long nowMillis) {
    RecordRow row = state.record(key);
    if (row == null || row.columns() == null || row.latestSpec() >= rounds.newestSpec()) {
      return false;
    }
    if (!row.isAlive()) {
      return comeBack(row, nowMillis);
    }
    if (!limits.keepsRounds()) {
      state.removeClosed(key);
    }
    startRound(row.again(state.nextVersion()), nowMillis);
    return true;
  }

  private boolean comeBack(RecordRow row, long nowMillis) {
    boolean admitted = isAdmitted(row.key());
    if (admitted) {
      startRound(row.returned(state.nextVersion()), nowMillis);
    } else {
      state.save(row.withdrawn(rounds.newestSpec()));
    }
    return admitted;
  }

  // ---- changes

  private void onChange(Change message, long nowMillis) {
    RecordKey key = message.to();
    RecordRow known = state.record(key);
    RecordRow row = known == null ? RecordRow.absent(key) : known;
    SourceChange change = message.change();
    RecordRow.Order order = RecordRow.Order.of(change);
    if (order.isBefore(row.order())) {
      metrics.outdated(key.source());
      return;
    }
    boolean admitted = isAdmitted(key);
    boolean stays = row.columns() == null || row.isAlive() == admitted;
    if (stays && Objects.equals(change.columns(), row.columns())) {
      metrics.unchanged(key.source());
      if (row.order().isBefore(order)) {
        RecordRow seen = row.seen(order, message.arrivedMillis());
        state.save(seen);
        deleted.mark(seen);
      }
      return;
    }
    boolean founds = !row.isAlive() && !change.isDelete();
    RecordRow next = row.changed(change, message.arrivedMillis(), founds, state.nextVersion());
    if (change.isDelete()) {
      remove(next, nowMillis);
    } else if (admitted || row.isAlive()) {
      firstRounds.changed(next.key());
      startRound(next, nowMillis);
    } else {
      state.save(next.withdrawn(rounds.newestSpec()));
    }
  }

  /** To a spec without its source a record is not there, until one comes that has it. */
  private boolean isAdmitted(RecordKey key) {
    return featuriser.admits(rounds.newestSpec(), key);
  }

  private void remove(RecordRow row, long nowMillis) {
    RecordRow gone = rounds.leaveAll(row);
    state.save(gone);
    deleted.mark(gone);
    firstRounds.deleted(row.key());
    forwarding.toHome(row.key(), RoundOutcome.ofDeletion(row));
    if (limits.keepsRounds()) {
      state.removeClosed(row.key());
    }
    reviews.deleted(gone, nowMillis);
    out.publish(new Output.DecisionRemoved(row.key()), row.latestSpec());
  }

  /** Whatever asks for a round: a record whose source the newest spec lacks is withdrawn. */
  private void startRound(RecordRow row, long nowMillis) {
    if (!isAdmitted(row.key())) {
      remove(row.withdrawn(rounds.newestSpec()), nowMillis);
      return;
    }
    RecordRow placed = rounds.start(row, nowMillis);
    state.save(placed);
    Round round = state.round(row.key());
    if (round != null && round.isComplete()) {
      complete(placed, round, nowMillis);
    }
  }

  private void onReround(RecordMessage.Reround message, long nowMillis) {
    RecordRow row = state.record(message.to());
    if (row != null && row.isAlive() && row.version() == message.version()) {
      startRound(row.again(state.nextVersion()), nowMillis);
    }
  }

  private void onDecide(RecordMessage.Decide decide, long nowMillis) {
    RecordRow known = state.record(decide.to());
    RecordRow row = known == null ? RecordRow.absent(decide.to()) : known;
    List<Constraint> constraints = new ArrayList<>();
    for (Constraint constraint : row.constraints()) {
      if (!constraint.decision().equals(decide.decision())) {
        constraints.add(constraint);
      }
    }
    if (constraints.size() + decide.constraints().size() <= limits.maxConstraints()) {
      constraints.addAll(decide.constraints());
    } else {
      metrics.decisionLeftOut();
    }
    if (constraints.equals(row.constraints())) {
      return;
    }
    RecordRow next = row.constrained(constraints);
    if (next.isAlive()) {
      startRound(next.again(state.nextVersion()), nowMillis);
    } else {
      state.save(next);
      deleted.mark(next);
    }
  }

  // ---- rounds

  private void onReport(Report report, long nowMillis) {
    answers.heard(report, nowMillis);
    Round round = state.round(report.to());
    if (round == null
        || round.version() != report.version()
        || !round.waitingFor().contains(report.from())) {
      return;
    }
    Round reported = round.reported(report);
    if (!reported.isComplete()) {
      state.save(reported);
      return;
    }
    RecordRow row = state.record(report.to());
    if (row != null) {
      complete(row, reported, nowMillis);
    }
  }

  private void complete(RecordRow row, Round round, long nowMillis) {
    state.removeRound(row.key());
    if (firstRounds.completed(row.key())) {
      metrics.resolved(Math.max(0, nowMillis - row.arrivedMillis()));
    }
    List<Neighbour> neighbours = List.copyOf(round.neighbours().values());
    Observation observation = reviews.roundComplete(row, neighbours, nowMillis);
    founding.homeOf(row);
    forwarding.toHome(row.key(), outcome.of(row, round, observation));
    keep(round);
    publishDecision(row, round, Map.of(), nowMillis);
  }

  private void keep(Round round) {
    if (!limits.keepsRounds()) {
      return;
    }
    if (round.neighbours().values().stream().anyMatch(Neighbour::match)) {
      state.saveClosed(round);
    } else {
      state.removeClosed(round.key());
    }
  }

  private void publishDecision(
      RecordRow row, Round round, Map<RecordKey, ReviewReason> cut, long nowMillis) {
    out.publish(
        new Output.Decision(
            row.key(),
            row.version(),
            ContentHash.of(row.key(), row.version(), Objects.requireNonNull(row.columns())),
            List.copyOf(round.neighbours().values()),
            cut,
            List.copyOf(round.saturated()),
            round.failed(),
            row.eventTimeMillis(),
            row.arrivedMillis(),
            nowMillis),
        row.latestSpec());
  }

  /** The component knows which matches its entities follow; an older version's are no news. */
  private void onDoubts(RecordMessage.Doubts message, long nowMillis) {
    RecordRow row = state.record(message.to());
    if (row == null || !row.isAlive() || message.version() < row.foundingVersion()) {
      return;
    }
    boolean news = reviews.onDoubts(row, message.doubts(), nowMillis);
    Round closed = news && limits.keepsRounds() ? state.closedRound(row.key()) : null;
    if (closed != null
        && closed.version() == message.version()
        && row.version() == message.version()) {
      Map<RecordKey, ReviewReason> cut = new TreeMap<>();
      for (Doubt doubt : message.doubts()) {
        cut.put(doubt.item().other(row.key()), doubt.item().reason());
      }
      publishDecision(row, closed, cut, nowMillis);
    }
  }
}

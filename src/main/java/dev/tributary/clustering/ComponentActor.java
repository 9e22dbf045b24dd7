package dev.tributary.clustering;

import static java.util.Objects.requireNonNull;

import dev.tributary.clustering.ComponentMessage.Absorb;
import dev.tributary.clustering.ComponentMessage.Adopt;
import dev.tributary.clustering.ComponentMessage.Apply;
import dev.tributary.clustering.ComponentMessage.Join;
import dev.tributary.clustering.ComponentMessage.Link;
import dev.tributary.clustering.ComponentMessage.Observe;
import dev.tributary.clustering.ComponentMessage.Piece;
import dev.tributary.clustering.ComponentMessage.Refused;
import dev.tributary.clustering.ComponentMessage.Retry;
import dev.tributary.model.RecordKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Owns the components of a partition: applies rounds, merges with other components by messages and
 * splits locally.
 *
 * <p>A component asks along its dangling edges. Of two that meet the one of higher rank moves to
 * the other, with everything that it holds; ranks fall along every move, so that every chain of
 * moves ends.
 */
public final class ComponentActor {
  private final ClusteringState state;
  private final Outbox out;
  private final EntityPublisher publisher;
  private final ComponentSplitter splitter;
  private final PublishSchedule schedule;
  private final Questions questions;

  public ComponentActor(
      ClusteringState state, Outbox out, ClusteringLimits limits, EntityPartition partition) {
    this.state = state;
    this.out = out;
    this.publisher = new EntityPublisher(out, limits, partition);
    this.splitter = new ComponentSplitter(state, out, limits);
    this.schedule = new PublishSchedule(state, publisher, limits);
    this.questions = new Questions(out, limits.maxLinksInFlight());
  }

  /** Founds the component of a record that has none. */
  void found(Rank rank, Member first) {
    Component component = new Component(rank);
    component.put(first);
    state.save(component);
  }

  public void on(ComponentId id, ComponentMessage message, long nowMillis) {
    if (message instanceof Apply apply) {
      onApply(id, apply, nowMillis);
    } else if (message instanceof Observe observe) {
      onObserve(id, observe);
    } else if (message instanceof Link link) {
      onLink(id, link, nowMillis);
    } else if (message instanceof Join join) {
      onJoin(id, join, nowMillis);
    } else if (message instanceof Refused refused) {
      onRefused(id, refused, nowMillis);
    } else if (message instanceof Retry retry) {
      onRetry(id, retry, nowMillis);
    } else if (message instanceof Piece piece) {
      state.savePiece(piece.move(), piece.index(), piece.body());
    } else if (message instanceof Adopt adopt) {
      onAdopt(adopt, nowMillis);
    } else if (message instanceof Absorb absorb) {
      onAbsorb(id, absorb, nowMillis);
    }
  }

  /** Publishes what has waited long enough. */
  public void tick(long nowMillis) {
    schedule.tick(nowMillis);
  }

  /** Publishes what has changed since the last commit and has nothing to wait for. */
  public void beforeCommit(long nowMillis) {
    schedule.beforeCommit(nowMillis);
  }

  // ---- messages about a member

  private @Nullable Component holding(ComponentId id, RecordKey member) {
    Component component = state.component(id);
    return component != null && component.has(member) ? component : null;
  }

  private void reroute(RecordKey record, ComponentMessage message) {
    out.toRecord(new RecordMessage.Route(record, message));
  }

  private void onApply(ComponentId id, Apply apply, long nowMillis) {
    Component component = holding(id, apply.member());
    if (component == null) {
      reroute(apply.member(), apply);
      return;
    }
    Member member = requireNonNull(component.member(apply.member()));
    boolean mayHaveParted =
        apply.content() == null
            ? delete(component, member, apply, nowMillis)
            : update(component, member, apply);
    settle(component, mayHaveParted, apply.member(), nowMillis);
  }

  /** Lets a member go; answers whether the others may have lost their connection. */
  private boolean delete(Component component, Member member, Apply apply, long nowMillis) {
    RecordKey key = member.key();
    if (apply.version() < member.version()) {
      return false;
    }
    boolean tiedOthers =
        component.incidentTo(key).stream().anyMatch(edge -> component.has(edge.other(key)));
    Statements.dropBelow(component, key, apply.version() + 1);
    publisher.release(component, member, nowMillis);
    component.removeMember(key);
    out.toRecord(new RecordMessage.Gone(key, apply.version()));
    return tiedOthers;
  }

  private boolean update(Component component, Member member, Apply apply) {
    RecordKey key = member.key();
    if (apply.version() < member.version()) {
      // It was overtaken on its way; the round of the newer version has come, or will.
      return false;
    }
    Set<EdgeKey> before = new HashSet<>(component.incidentTo(key));
    Statements.dropBelow(component, key, apply.version());
    component.put(
        member.applied(
            apply.version(),
            apply.spec(),
            apply.arrivedMillis(),
            requireNonNull(apply.content()),
            apply.cannotLinks(),
            apply.locked(),
            apply.observation()));
    Member applied = requireNonNull(component.member(key));
    if (applied.observation().wanted()) {
      // Told again with every round: a deletion that this round overtook has made the actor forget.
      // The wish may have come before the round, and was answered then for the life before.
      publisher.tellEntity(applied);
    }
    for (Edge edge : apply.edges()) {
      Statements.add(component, edge);
    }
    before.removeAll(component.incidentTo(key));
    return before.stream().anyMatch(edge -> component.has(edge.other(key)));
  }

  private void onObserve(ComponentId id, Observe observe) {
    Component component = holding(id, observe.member());
    if (component == null) {
      reroute(observe.member(), observe);
      return;
    }
    Member member = requireNonNull(component.member(observe.member()));
    Member observed = member.observed(observe.observation());
    if (!observed.equals(member)) {
      component.put(observed);
      state.save(component);
    }
    if (observed.observation().wanted()) {
      publisher.tellEntity(observed);
    }
  }

  // ---- links

  private void onLink(ComponentId id, Link link, long nowMillis) {
    Component component = holding(id, link.b());
    if (component == null) {
      reroute(link.b(), link);
      return;
    }
    Member b = requireNonNull(component.member(link.b()));
    boolean stale = !link.edge().key().mustLink() && link.edge().versionOf(link.b()) < b.version();
    if (stale) {
      out.toComponent(link.rank().id(), new Refused(link.edge(), link.a()));
    } else if (component.has(link.a())) {
      Statements.add(component, link.edge());
      settle(component, true, null, nowMillis);
    } else if (component.rank().compareTo(link.rank()) > 0) {
      move(component, link.rank(), link.edge(), link.a());
    } else {
      out.toComponent(
          link.rank().id(), new Join(link.edge(), link.a(), link.b(), component.rank()));
    }
  }

  private void onJoin(ComponentId id, Join join, long nowMillis) {
    Component component = holding(id, join.a());
    if (component == null) {
      reroute(join.a(), join);
      return;
    }
    Edge held = component.edge(join.edge().key());
    boolean moot =
        component.has(join.b())
            || held == null
            || !held.sameVersions(join.edge())
            || component.isStale(join.edge());
    if (moot) {
      component.unask(join.edge().key());
      settle(component, false, null, nowMillis);
    } else if (component.rank().compareTo(join.rank()) > 0) {
      move(component, join.rank(), join.edge(), null);
    } else {
      component.ask(join.edge());
      state.save(component);
      reroute(join.b(), new Link(join.edge(), join.a(), join.b(), component.rank()));
    }
  }

  private void onRefused(ComponentId id, Refused refused, long nowMillis) {
    Component component = holding(id, refused.a());
    if (component == null) {
      reroute(refused.a(), refused);
      return;
    }
    EdgeKey key = refused.edge().key();
    Edge held = component.edge(key);
    boolean inner = false;
    if (held != null && held.sameVersions(refused.edge())) {
      inner = !component.dangling().contains(key);
      component.removeEdge(key);
    }
    component.unask(key);
    settle(component, inner, null, nowMillis);
  }

  private void onRetry(ComponentId id, Retry retry, long nowMillis) {
    Component component = holding(id, retry.a());
    if (component == null) {
      reroute(retry.a(), retry);
      return;
    }
    Edge asked = component.inFlight(retry.edge().key());
    if (asked != null && asked.sameVersions(retry.edge())) {
      component.unask(retry.edge().key());
    }
    settle(component, false, null, nowMillis);
  }

  // ---- moves

  /**
   * Gives all that the component holds to one of lower rank. Moving on somebody's link it does not
   * take that edge along as asked: the asker holds it, and asks again where the move leads nowhere.
   */
  private void move(Component component, Rank target, Edge edge, @Nullable RecordKey asker) {
    component.dropMootQuestions();
    component.unask(edge.key());
    splitter.sendInto(target, component, asker, edge);
    forget(component);
  }

  private void forget(Component component) {
    if (component.unpublished() != null) {
      state.unmarkUnpublished(component.id());
    }
    state.removeComponent(component.id());
  }

  private void onAdopt(Adopt adopt, long nowMillis) {
    Component component = new Component(adopt.rank());
    component.takeIn(splitter.whole(adopt.move(), adopt.pieces(), adopt.body()));
    settle(component, true, null, nowMillis);
  }

  private void onAbsorb(ComponentId id, Absorb absorb, long nowMillis) {
    Component component = state.component(id);
    Body body = splitter.whole(absorb.move(), absorb.pieces(), absorb.body());
    RecordKey asker = absorb.asker();
    if (asker != null && (component == null || !component.has(asker))) {
      reroute(asker, new Retry(absorb.edge(), asker));
    }
    if (component == null) {
      // No pointer ever led here: it goes back to where they lead.
      splitter.adopt(absorb.rank(), body);
      return;
    }
    Rank here = component.rank();
    body.members().forEach(m -> out.toRecord(new RecordMessage.Home(m.key(), here)));
    component.takeIn(new Body(body.members(), List.of(), body.inFlight(), body.departures()));
    boolean lost = false;
    for (Member member : body.members()) {
      lost |= Statements.dropStale(component, member.key());
    }
    for (Edge edge : body.edges()) {
      Statements.add(component, edge);
    }
    settle(component, lost || !Statements.tied(component, body), null, nowMillis);
  }

  // ---- after every change

  /** Splits off what is no longer connected, then looks outwards, then publishes. */
  private void settle(
      Component component, boolean mayHaveParted, @Nullable RecordKey cause, long nowMillis) {
    if (component.size() == 0) {
      publisher.publish(component, cause, nowMillis);
      forget(component);
      return;
    }
    if (mayHaveParted) {
      var parts = component.connectedParts();
      if (parts.size() > 1) {
        if (!component.isBusy()) {
          publisher.publish(component, cause, nowMillis);
        }
        splitter.split(component, parts, nowMillis);
      }
    }
    questions.ask(component);
    schedule.publishOrWait(component, cause, nowMillis);
    state.save(component);
  }
}

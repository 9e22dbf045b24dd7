package dev.tributary.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The output topics as their readers see them: the newest value of each key, and the merge log. */
final class SimulatedOutputs {
  final Map<UUID, Output.Golden> golden = new HashMap<>();
  final Map<RecordKey, UUID> crosswalk = new TreeMap<>();
  final Map<UUID, UUID> redirects = new HashMap<>();
  final Map<RecordKey, Output.Review> reviews = new TreeMap<>();
  final Map<RecordKey, Output.Decision> decisions = new TreeMap<>();
  final List<Output.MergeLog> mergeLog = new ArrayList<>();
  private final Map<UUID, Long> revisions = new HashMap<>();
  private final Set<UUID> living = new HashSet<>();
  private final Set<List<Object>> events = new HashSet<>();
  private int count;

  int count() {
    return count;
  }

  void accept(Output output) {
    count++;
    if (output instanceof Output.Golden g) {
      Long last = revisions.put(g.entity(), g.revision());
      assertThat(last == null || last < g.revision()).as("revisions grow").isTrue();
      assertThat(g.members()).isNotEmpty();
      golden.put(g.entity(), g);
    } else if (output instanceof Output.GoldenRetired g) {
      assertThat(golden.remove(g.entity())).as("only what lives is retired").isNotNull();
    } else if (output instanceof Output.Crosswalk c) {
      crosswalk.put(c.record(), c.entity());
    } else if (output instanceof Output.CrosswalkRemoved c) {
      assertThat(crosswalk.remove(c.record())).isNotNull();
    } else if (output instanceof Output.Redirect r) {
      redirects.put(r.retired(), r.successor());
    } else if (output instanceof Output.RedirectRemoved r) {
      assertThat(redirects.remove(r.id())).isNotNull();
    } else if (output instanceof Output.MergeLog m) {
      log(m);
    } else if (output instanceof Output.Review r) {
      reviews.put(r.record(), r);
    } else if (output instanceof Output.ReviewRemoved r) {
      assertThat(reviews.remove(r.record())).isNotNull();
    } else if (output instanceof Output.Decision d) {
      decisions.put(d.record(), d);
    } else if (output instanceof Output.DecisionRemoved d) {
      decisions.remove(d.record());
    }
  }

  /** What the id of an event is made of. */
  private static List<Object> identity(Output.MergeLog event) {
    List<Object> identity =
        new ArrayList<>(List.of(event.entity(), event.revision(), event.type()));
    if (event.type() == Output.EventType.SPLIT) {
      identity.addAll(event.records().subList(0, Math.min(1, event.records().size())));
    }
    return identity;
  }

  /** The log alone tells which entities live. */
  private void log(Output.MergeLog event) {
    mergeLog.add(event);
    assertThat(events.add(identity(event))).as("nothing that the log tells twice").isTrue();
    boolean lived = living.contains(event.entity());
    switch (event.type()) {
      case CREATE -> assertThat(lived).as("created once").isFalse();
      case UPDATE -> assertThat(lived).as("only what lives is updated").isTrue();
      case RETIRE -> assertThat(lived).as("only what lives is retired").isTrue();
      default -> {}
    }
    if (event.type() == Output.EventType.RETIRE) {
      living.remove(event.entity());
    } else {
      living.add(event.entity());
    }
  }

  /** Golden records, crosswalk, redirects and merge log say the same. */
  void checkAgreement() {
    Map<UUID, Set<RecordKey>> byEntity = new HashMap<>();
    crosswalk.forEach(
        (record, entity) -> byEntity.computeIfAbsent(entity, e -> new HashSet<>()).add(record));
    assertThat(golden.keySet()).as("golden records and crosswalk").isEqualTo(byEntity.keySet());
    golden.forEach(
        (id, g) -> {
          Set<RecordKey> members = new HashSet<>();
          g.members().stream().map(MemberRecord::key).forEach(members::add);
          assertThat(members).isEqualTo(byEntity.get(id));
          assertThat(g.settling()).as("nothing settles at rest").isFalse();
        });
    assertThat(living).as("the merge log and the golden records").isEqualTo(golden.keySet());
    redirects.forEach(
        (id, to) -> {
          assertThat(golden).as("a living id does not redirect").doesNotContainKey(id);
          assertThat(golden).as("a redirect leads to a living entity").containsKey(to);
        });
  }
}
